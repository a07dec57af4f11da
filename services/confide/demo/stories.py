"""Two stories told to the demo school: an ELSA programme, and a concern that goes beyond what the pupil agreed to.

Both are about one made-up pupil, so that the tour can show one case as each reader sees it, moment by moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from confide.demo import staff, words
from confide.demo.client import Client
from confide.demo.school import School
from confide.demo.staff import Member


class Row(StrEnum):
    """What the tour follows: each is one or a few entries of the case."""

    SESSION_NOTE = "session_note"
    AGREED_SESSION = "agreed_session"
    PLAN = "plan"
    PROGRAMME = "programme"
    STRATEGIES = "strategies"
    AGREEMENT = "agreement"
    CONCERN = "concern"
    TELLING = "telling"


class Moment(StrEnum):
    """When the tour looks."""

    RUNNING = "while_the_programme_runs"
    WITHDRAWN = "after_the_pupil_withdraws"
    TOLD = "after_the_lead_tells"
    ENDED = "after_the_end"


class Story:
    """Both stories, as far as they have been told: whose case it is, and which entries the tour follows."""

    def __init__(self, client: Client, school: School) -> None:
        self._client, self._school, self._pupil = client, school, str(school.pupil)
        self.entries: dict[Row, list[UUID]] = {}
        self.case = UUID(self._contact()["case"])
        self._programme = self._concern = ""

    def moments(self) -> Iterator[Moment]:
        """Go on telling, and stop at each moment at which it is worth looking at the case."""
        self._refer_and_start()
        second = self._first_sessions()
        note = self._the_note()
        self._tell(Row.STRATEGIES, staff.ELSA, f"/cases/{self.case}/strategies", **words.STRATEGIES)
        yield Moment.RUNNING
        self._withdraw(second, note)
        yield Moment.WITHDRAWN
        account = self._raise_and_look_after()
        self._tell_beyond(account)
        yield Moment.TOLD
        self._end()
        yield Moment.ENDED

    def _contact(self) -> Any:
        """The class teacher has spoken with home; whoever records something is answered the id of the pupil's case."""
        said = {"with_whom": "parent", "happened_on": self._week(5), **words.CONTACT}
        return self._client.tell(staff.CLASS_TEACHER, f"/pupils/{self._pupil}/contacts", **said)

    def _refer_and_start(self) -> None:
        refer = self._client.tell(staff.CLASS_TEACHER, "/referrals", pupil=self._pupil, **words.REFERRAL)
        accepted = {"decision": "accepted", "elsa": self._school.of(staff.ELSA)}
        self._client.tell(staff.MANAGER, f"/referrals/{refer['id']}/decision", **accepted)
        begins = {"referral": refer["id"], "starts": self._week(4)}
        started = self._tell(Row.PROGRAMME, staff.ELSA, "/elsa-programmes", **begins, **words.PROGRAMME)
        self._programme = f"/elsa-programmes/{started['id']}"
        self._tell(Row.PROGRAMME, staff.ELSA, f"{self._programme}/aims", aims=words.AIMS)

    def _first_sessions(self) -> str:
        """The pupil agrees that staff may know of the first, and, for now, the class teacher of the second."""
        first = self._session(4, words.FIRST)
        self._follow(Row.AGREED_SESSION, first[:1])
        self._agreement(first[0], words.AGREED)
        second = self._session(3, words.SECOND)
        self._agreement(second[0], words.AGREED_FOR_NOW)
        missed = {"planned_for": self._week(2), **words.NOT_HELD}
        self._client.tell(staff.ELSA, f"{self._programme}/sessions-not-held", **missed)
        return second[0]

    def _the_note(self) -> str:
        """Who said what at home, with a summary for staff and the audience left at its default; nobody was asked."""
        self._tell(Row.PLAN, staff.ELSA, f"{self._programme}/plans", planned_for=self._week(1), **words.THE_PLAN)
        held = {"held_on": self._week(1), **words.THE_NOTE}
        note, *objective = self._client.tell(staff.ELSA, f"{self._programme}/sessions", **held)["entries"]
        self._follow(Row.SESSION_NOTE, [note])
        self._follow(Row.PLAN, objective)
        self._follow(Row.AGREEMENT, self._agreement(note, words.NOT_ASKED))
        return str(note)

    def _withdraw(self, second: str, note: str) -> None:
        """What was agreed for now, and what nobody had asked about; what was agreed of the first session stands."""
        self._agreement(second, words.WITHDRAWN)
        self._follow(Row.AGREEMENT, self._agreement(note, words.WITHDRAWN))

    def _raise_and_look_after(self) -> str:
        """The lead finds it in the notices, opens it, acts and decides: the id of the account."""
        told = {"happened_on": str(self._school.last_school_day), **words.CONCERN}
        raised = self._tell(Row.CONCERN, staff.LUNCH, f"/pupils/{self._pupil}/concerns", **told)
        self._concern = f"/concerns/{raised['id']}"
        self._client.read(staff.LEAD, "/notices")
        self._client.read(staff.LEAD, "/concerns")
        self._tell(Row.CONCERN, staff.LEAD, f"{self._concern}/acts", **words.ACTED)
        self._tell(Row.CONCERN, staff.LEAD, f"{self._concern}/decisions", **words.DECIDED)
        return str(raised["entries"][0])

    def _tell_beyond(self, account: str) -> None:
        teacher = {"person": self._school.of(staff.CLASS_TEACHER), "level": "summary", "wording": words.WORDING}
        telling = {"told": [teacher], "about": account, **words.TELLING}
        self._tell(Row.TELLING, staff.LEAD, f"/cases/{self.case}/tellings", **telling)

    def _end(self) -> None:
        """A last session, the end of the programme, and the concern is closed."""
        self._session(0, words.LAST)
        yesterday = str(self._school.today - timedelta(days=1))
        self._tell(Row.PROGRAMME, staff.ELSA, f"{self._programme}/end", ended_on=yesterday, **words.ENDED)
        self._tell(Row.CONCERN, staff.LEAD, f"{self._concern}/closing", **words.CLOSED)

    def _session(self, weeks_before: int, said: words.Session) -> list[str]:
        """Plan a session and write it up: the ids of its entries, the session's own first."""
        day = self._week(weeks_before)
        self._client.tell(staff.ELSA, f"{self._programme}/plans", planned_for=day, **said.plan)
        noted = self._client.tell(staff.ELSA, f"{self._programme}/sessions", held_on=day, **said.note)
        return [str(entry) for entry in noted["entries"]]

    def _agreement(self, about: str, said: words.Said) -> list[str]:
        answer = self._client.tell(staff.ELSA, f"/pupils/{self._pupil}/agreements", about=about, **said)
        return [str(entry) for entry in answer["entries"]]

    def _tell(self, row: Row, who: Member, path: str, **said: Any) -> Any:
        """Tell it, and let the tour look for what came of it."""
        receipt = self._client.tell(who, path, **said)
        self._follow(row, receipt["entries"])
        return receipt

    def _follow(self, row: Row, entries: list[str]) -> None:
        self.entries.setdefault(row, []).extend(map(UUID, entries))

    def _week(self, before: int) -> str:
        """The day of the session so many weeks before the last one."""
        return str(self._school.last_lesson - timedelta(weeks=before))
