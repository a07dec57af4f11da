"""How pupils, staff, agencies and terms are told to the service: who is who, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from case_store.school_days import school_year_of
from confide.importing.agencies import OF_AGENCY
from confide.importing.caller import Caller, NotReached, Refusal, key_of
from confide.importing.looked import Wanted
from confide.importing.sending import Came, lines

_NOTHING_TO_DO = "There is nothing to do."


class Pupils:
    """Enrols who is not on the roll, and changes the line of who is. A UPN says who is who, else name and birthday."""

    def __init__(self, caller: Caller) -> None:
        """Reads the roll. Raises NotReached for somebody who is not told enough to tell one pupil from another."""
        self._caller = caller
        roll = list(lines(caller, "/pupils"))
        if any("date_of_birth" not in line for line in roll):
            raise NotReached(
                "You are told the names on the roll and no dates of birth, so that a pupil who is on it could not be "
                "told from a new one. Let the administrator import this list."
            )
        self._by_upn = {line["upn"]: line for line in roll if line.get("upn")}
        self._by_name = {_named(line): line for line in roll}
        self._new: dict[str, int] = {}

    def send(self, wanted: Wanted) -> Came:
        """One pupil. A first day matters for a new one alone."""
        body = dict(wanted.body)
        line = self._by_upn.get(body.get("upn")) or self._by_name.get(_named(body))
        if line is None:
            receipt = self._caller.tell("/pupils", body, key_of("pupil", body))
            self._new[receipt["id"]] = wanted.row
            return Came.NEW
        changed = {name: value for name, value in body.items() if name != "starts" and line.get(name) != value}
        if not changed:
            return Came.SAME
        self._caller.tell(f"/pupils/{line['pupil']}/roll", changed, key_of("roll", line["entry"], changed))
        return Came.CHANGED

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """A row that was taken once, of a pupil who has left since: it does not bring them back."""
        if self._new:
            on_roll = {line["pupil"] for line in lines(self._caller, "/pupils")}
            for pupil, row in self._new.items():
                if pupil not in on_roll:
                    yield row, "This pupil was on the roll and has left. Bring them back with a new first day."


def _named(line: Mapping[str, Any]) -> tuple[str, str]:
    return line["display_name"].casefold(), line["date_of_birth"]


class Staff:
    """Registers who is not known, and appoints to what they do not hold. An e-mail says who is who, else the name."""

    def __init__(self, caller: Caller, today: date) -> None:
        """Reads who is on the staff. Raises NotReached."""
        self._caller, self._today = caller, today
        self._people: dict[str, str] = {}
        self._posts: set[tuple[str, str]] = set()
        for line in lines(caller, "/staff"):
            if "display_name" in line:
                self._people[(line.get("email") or line["display_name"]).casefold()] = line["person"]
            elif "post" in line:
                self._posts.add((line["person"], line["post"]))

    def send(self, wanted: Wanted) -> Came:
        """One member of staff."""
        body = wanted.body
        known = self._people.get(body.get("email", "").casefold()) or self._people.get(body["display_name"].casefold())
        person = known or self._registered(body)
        if known is None:
            self._lets_in(person, body)
        missing = [post for post in body["posts"] if (person, post) not in self._posts]
        self._appoint(person, missing, body)
        return Came.NEW if known is None else Came.CHANGED if missing else Came.SAME

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """None: whoever holds no post is registered again in a later school year."""
        return iter(())

    def _registered(self, body: Mapping[str, Any]) -> str:
        said = {name: body[name] for name in ("display_name", "email", "telephone") if name in body}
        # The same row in another school year may be somebody else of that name.
        key = key_of("person", school_year_of(self._today), body)
        return str(self._caller.tell("/people", said, key)["id"])

    def _lets_in(self, person: str, body: Mapping[str, Any]) -> None:
        """Lets them sign in, if that was said. Under a key of the day: what was ended may be given again later."""
        if "sign_in" not in body:
            return
        said = {"iss": body["issuer"], "sub": body["sign_in"]}
        try:
            self._caller.tell(f"/people/{person}/identities", said, key_of("identity", self._today, person, said))
        except Refusal as refusal:
            if not str(refusal).endswith(_NOTHING_TO_DO):
                raise

    def _appoint(self, person: str, posts: list[str], body: Mapping[str, Any]) -> None:
        """Appoints to each post. Raises Refusal once all were tried, with what was said of each that was refused."""
        refused: list[str] = []
        for post in posts:
            said = {"person": person, "post": post} | ({"starts": body["starts"]} if "starts" in body else {})
            try:
                self._caller.tell("/appointments", said, key_of("appointment", self._today, said))
            except Refusal as refusal:
                refused.append(f"Not appointed as {post}: {refusal}")
        if refused:
            raise Refusal(" ".join(refused))


class Agencies:
    """Lists who is not in the directory, and says the line of who is again where it changed. A name says who is who."""

    def __init__(self, caller: Caller, today: date) -> None:
        """Reads the directory. Raises NotReached."""
        self._caller, self._today = caller, today
        listed = (line for line in lines(caller, "/agencies") if "kind" in line)
        self._known = {line["display_name"].casefold(): line for line in listed}

    def send(self, wanted: Wanted) -> Came:
        """One agency with its contacts. Under a key of the day: what was taken out may be listed again later."""
        body = dict(wanted.body)
        line = self._known.get(body["display_name"].casefold())
        if line is None:
            self._caller.tell("/agencies", body, key_of("agency", self._today, body))
            return Came.NEW
        if body == {name: line[name] for name in (*OF_AGENCY, "contacts") if name in line} | {
            "contacts": line.get("contacts", [])
        }:
            return Came.SAME
        self._caller.tell(f"/agencies/{line['agency']}/line", body, key_of("line", line["entry"], body))
        return Came.CHANGED

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """None."""
        return iter(())


class Terms:
    """Sets the calendar of each school year. It is set whole, so the same again changes nothing."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def send(self, wanted: Wanted) -> Came:
        """One school year. A key of its own each time: an earlier calendar may be set again."""
        self._caller.tell("/terms", dict(wanted.body), f"import-{uuid4()}")
        return Came.NEW

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """None."""
        return iter(())
