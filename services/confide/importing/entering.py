"""How figures are told to the service: against which roll and terms, and in the place of which figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from confide.importing.caller import Caller, NotReached, key_of
from confide.importing.figures import Known, terms_in
from confide.importing.looked import Wanted
from confide.importing.sending import Came, lines

_EXCLUSION = {"suspensions": "suspension", "permanent-exclusions": "permanent_exclusion"}
_WITHDRAWN, _NO_FIGURE = "figures.exclusion_withdrawn", frozenset({"figures.others_told"})


def known_to(caller: Caller) -> Known:
    """The roll and the terms, as far as whoever imports is told them. Raises NotReached."""
    reading = next(caller.pages("/figures"))
    if not reading["rows"]:
        raise NotReached(
            "You are told of no terms: either the school has set none, or figures are not yours to enter. The office, "
            "a lead or the head imports this list, once the terms are there."
        )
    return Known(tuple(lines(caller, "/pupils")), terms_in(reading["rows"]))


class Figures:
    """Enters what is not there, and again what has changed. Whoever may read no figures finds those they entered."""

    def __init__(self, caller: Caller) -> None:
        """Reads the figures that whoever imports may know of. Raises NotReached."""
        self._caller = caller
        self._newest: dict[tuple[Any, ...], Mapping[str, Any]] = {}
        for reading in caller.pages("/figures"):
            for entry in reading["entries"]:
                if "pupil" in entry["fields"] and entry["what"] not in _NO_FIGURE:
                    self._newest.setdefault(_which(entry["what"], entry["fields"]), entry)

    def send(self, wanted: Wanted) -> Came:
        """Each figure of one row, under a key that says in whose place it comes."""
        pupil = wanted.body["pupil"]
        came = {self._enter(pupil, where, said) for where, said in wanted.body["figures"]}
        return next((each for each in (Came.CHANGED, Came.NEW) if each in came), Came.SAME)

    def overlooked(self) -> Iterator[tuple[int, str]]:
        """None."""
        return iter(())

    def _enter(self, pupil: str, where: str, said: Mapping[str, Any]) -> Came:
        before = self._newest.get((pupil, *_term(said), _EXCLUSION.get(where, where), said.get("from_day")))
        stands = before is not None and before["what"] != _WITHDRAWN
        if before is not None and stands and all(before["fields"].get(name) == value for name, value in said.items()):
            return Came.SAME
        key = key_of("figure", pupil, where, said, before and before["id"])
        self._caller.tell(f"/pupils/{pupil}/figures/{where}", dict(said), key)
        return Came.CHANGED if stands else Came.NEW


def _which(what: str, fields: Mapping[str, Any]) -> tuple[Any, ...]:
    """Which figure of which pupil and term an entry says something of."""
    kinds = {"figures.suspended": "suspension", "figures.permanently_excluded": "permanent_exclusion"}
    kind = fields.get("exclusion") or kinds.get(what)
    kind = kind or ("incidents" if fields.get("incidents") is not None else "attendance")
    return (fields["pupil"], *_term(fields), kind, fields.get("from_day"))


def _term(said: Mapping[str, Any]) -> tuple[int, int]:
    return said["term"]["school_year"], said["term"]["number"]
