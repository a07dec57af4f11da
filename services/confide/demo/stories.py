"""What the demo tells: a few stories about made-up pupils, each of which the tour looks at, moment by moment."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from confide.demo import staff
from confide.demo.client import Client
from confide.demo.school import School
from confide.demo.staff import Member, Somebody
from confide.demo.words import Said


class Tale(StrEnum):
    """The stories, in the order in which they are told and shown."""

    ROBIN = "robin"
    KYLIE = "kylie"
    GROUP = "group"
    HANDOVER = "handover"


class Row(StrEnum):
    """What the tour follows: each is one or a few entries of a case."""

    GROUP = "group"
    GROUP_SESSION = "group_session"
    SESSION_NOTE = "session_note"
    AGREED_SESSION = "agreed_session"
    PLAN = "plan"
    PROGRAMME = "programme"
    STRATEGIES = "strategies"
    AGREEMENT = "agreement"
    CONTACTS = "contacts"
    SIGNS = "signs"
    CHECK_INS = "check_ins"
    SIGN_NOW = "sign_now"
    REFERRAL = "referral"
    HOME = "home"
    FOR_HOME = "for_home"
    CONCERN = "concern"
    TELLING = "telling"
    IMPACT = "impact"
    HANDOVER = "handover"
    MEETING = "meeting"
    SAID = "said"
    RECORD = "record"
    AGREED = "agreed"
    TO_AGENCY = "to_agency"
    SUPPORT_MAP = "support_map"
    DOCUMENTS = "documents"
    PARENT_WORDS = "parent_words"
    PUPIL_WORDS = "pupil_words"
    TARGETS = "targets"
    SIGNED = "signed"
    MARKS = "marks"
    MESSAGES = "messages"
    REVIEWS = "reviews"
    FIGURES = "figures"


class Moment(StrEnum):
    """When the tour looks."""

    RUNNING = "while_the_programme_runs"
    WITHDRAWN = "after_the_pupil_withdraws"
    TOLD = "after_the_lead_tells"
    ENDED = "after_the_end"
    YEAR_9 = "kylie_in_year_9"
    MET = "after_a_referral_meeting"
    PLANNED = "after_the_end_of_a_plan"
    GROUPED = "a_group_of_four"
    COVERED = "while_another_elsa_covers"
    HANDED_OVER = "after_the_handover"


MOMENTS: Mapping[Tale, tuple[Moment, ...]] = {
    Tale.ROBIN: (Moment.RUNNING, Moment.WITHDRAWN, Moment.TOLD, Moment.ENDED),
    Tale.KYLIE: (Moment.YEAR_9, Moment.MET, Moment.PLANNED),
    Tale.GROUP: (Moment.GROUPED,),
    Tale.HANDOVER: (Moment.COVERED, Moment.HANDED_OVER),
}
"""The moments of each story."""
SHOWN: Mapping[Moment, tuple[Row, ...]] = {
    Moment.MET: (Row.MEETING, Row.SAID, Row.RECORD, Row.AGREED, Row.TO_AGENCY, Row.SUPPORT_MAP),
    Moment.PLANNED: (
        Row.DOCUMENTS,
        Row.PARENT_WORDS,
        Row.PUPIL_WORDS,
        Row.TARGETS,
        Row.SIGNED,
        Row.MARKS,
        Row.MESSAGES,
        Row.REVIEWS,
        Row.FIGURES,
    ),
}
"""What the page shows where a story has grown too wide for it: what is new then. The JSON has all of it."""
IN_WORDS: Mapping[Moment, tuple[Row, ...]] = {
    Moment.MET: (Row.SAID, Row.RECORD, Row.TO_AGENCY),
    Moment.PLANNED: (Row.PARENT_WORDS, Row.PUPIL_WORDS, Row.MESSAGES, Row.FIGURES),
}
"""Of which of these the page shows the words as well."""


class Story(ABC):
    """One story, as far as it has been told: whose case it is, and which entries the tour follows."""

    tale: ClassVar[Tale]

    def __init__(self, client: Client, school: School, pupil: UUID) -> None:
        self._client, self._school, self._pupil = client, school, str(pupil)
        self.entries: dict[Row, list[UUID]] = {}
        self.case = pupil
        """Whoever records something is answered the id of the case; until then it is not known."""
        self.things: dict[str, str] = {}
        """What has an address of its own: plan and meeting, if the story tells of any."""

    @abstractmethod
    def moments(self) -> Iterator[Moment]:
        """Go on telling, and stop at each moment at which it is worth looking at the case."""

    def _begin(self, who: Member, elsa: Member, referral: Said, programme: Said, weeks: int) -> str:
        """Refer, accept and start a programme so many weeks ago: its address. The case is known from then on."""
        starts = {"starts": self._week(weeks), **programme}
        referred = self._refer(who, elsa, referral)
        started = self._tell(Row.PROGRAMME, elsa, "/elsa-programmes", referral=referred, **starts)
        return f"/elsa-programmes/{started['id']}"

    def _refer(self, who: Member, elsa: Member, referral: Said) -> str:
        """A referral that the line manager accepts: its id."""
        referred = self._tell(Row.REFERRAL, who, "/referrals", pupil=self._pupil, **referral)
        self.case = UUID(referred["case"])
        accepted = {"decision": "accepted", "elsa": self._school.of(elsa)}
        self._tell(Row.REFERRAL, staff.MANAGER, f"/referrals/{referred['id']}/decision", **accepted)
        return str(referred["id"])

    def _tell(self, row: Row | None, who: Somebody, path: str, **said: Any) -> Any:
        """Tell it, and let the tour look for what came of it."""
        receipt = self._client.tell(who, path, **said)
        if row is not None:
            self._follow(row, receipt["entries"])
        return receipt

    def _look_up(self, part: str, rows: Mapping[str, Row]) -> None:
        """Follow the entries of a part by their kind, as the lead is told them: their receipts name none of them."""
        for entry in self._client.read(staff.LEAD, f"/cases/{self.case}?part={part}")["entries"]:
            self._follow(rows[entry["what"]], [entry["id"]])

    def _follow(self, row: Row, entries: list[str]) -> None:
        self.entries.setdefault(row, []).extend(map(UUID, entries))

    def _week(self, before: int) -> str:
        """The day of the session so many weeks before the last one."""
        return str(self._school.last_lesson - timedelta(weeks=before))
