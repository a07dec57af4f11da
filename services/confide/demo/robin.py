"""Robin's story: an ELSA programme, what is worded for home, and a concern that goes beyond what Robin agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from confide.demo import staff, words
from confide.demo.client import Client
from confide.demo.school import School
from confide.demo.stories import Moment, Row, Story, Tale


class RobinsStory(Story):
    """One case in which everybody stands in another way, moment by moment."""

    tale: ClassVar[Tale] = Tale.ROBIN

    def __init__(self, client: Client, school: School) -> None:
        super().__init__(client, school, school.pupil)
        self._programme = self._concern = ""

    def moments(self) -> Iterator[Moment]:
        """The four moments of Robin's story."""
        said = {"with_whom": "parent", "happened_on": self._week(5), **words.CONTACT}
        self._tell(None, staff.CLASS_TEACHER, f"/pupils/{self._pupil}/contacts", **said)
        self._start()
        second = self._first_sessions()
        note = self._the_note()
        self._tell(Row.STRATEGIES, staff.ELSA, f"/cases/{self.case}/strategies", **words.STRATEGIES)
        self._for_home()
        yield Moment.RUNNING
        self._withdraw(second, note)
        yield Moment.WITHDRAWN
        account = self._raise_and_look_after()
        self._tell_beyond(account)
        yield Moment.TOLD
        self._end()
        yield Moment.ENDED

    def _start(self) -> None:
        """Referred by a teacher who has taught Robin until yesterday: from then on she reads as the referrer."""
        self._programme = self._begin(staff.REFERRER, staff.ELSA, words.REFERRAL, words.PROGRAMME, 4)
        self._tell(Row.PROGRAMME, staff.ELSA, f"{self._programme}/aims", aims=words.AIMS)
        self._school.ends(self._client, staff.REFERRER, self._school.pupil, self._school.yesterday)

    def _first_sessions(self) -> str:
        """The pupil agrees that staff may know of the first, and, for now, the class teacher of the second."""
        first = self._session(4, words.FIRST)
        self._follow(Row.AGREED_SESSION, first[:1])
        self._agreement(first[0], words.AGREED)
        second = self._session(3, words.SECOND)
        self._agreement(second[0], words.AGREED_FOR_NOW)
        missed = {"planned_for": self._week(2), **words.NOT_HELD}
        self._tell(None, staff.ELSA, f"{self._programme}/sessions-not-held", **missed)
        return second[0]

    def _the_note(self) -> str:
        """Who said what at home, with a summary for staff and the audience left at its default; nobody was asked."""
        self._tell(Row.PLAN, staff.ELSA, f"{self._programme}/plans", planned_for=self._week(1), **words.THE_PLAN)
        held = {"held_on": self._week(1), **words.THE_NOTE}
        note, *objective = self._tell(None, staff.ELSA, f"{self._programme}/sessions", **held)["entries"]
        self._follow(Row.SESSION_NOTE, [note])
        self._follow(Row.PLAN, objective)
        self._follow(Row.AGREEMENT, self._agreement(note, words.NOT_ASKED))
        return str(note)

    def _for_home(self) -> None:
        """The mother is told of the support and says how she likes to be told; good news is worded for home."""
        home, mother = f"/pupils/{self._pupil}/home", self._school.of(staff.MUM)
        told = {"told_on": self._week(4), "programme": self._programme.rpartition("/")[2], **words.INFORMED}
        self._tell(Row.HOME, staff.ELSA, f"{home}/informed", parent=mother, **told)
        self._tell(Row.HOME, staff.ELSA, f"{home}/preferences", parent=mother, **words.PREFERENCES)
        good_news = {"happened_on": self._week(1), **words.GOOD_NEWS}
        self._tell(Row.FOR_HOME, staff.ELSA, f"{home}/contact-wordings", **good_news)

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
        """A last session, the end of the programme and its report; and the concern is closed."""
        self._session(0, words.LAST)
        yesterday = str(self._school.today - timedelta(days=1))
        self._tell(Row.PROGRAMME, staff.ELSA, f"{self._programme}/end", ended_on=yesterday, **words.ENDED)
        self._tell(Row.IMPACT, staff.ELSA, f"{self._programme}/impact", **words.IMPACT)
        self._tell(Row.CONCERN, staff.LEAD, f"{self._concern}/closing", **words.CLOSED)

    def _session(self, weeks_before: int, said: words.Session) -> list[str]:
        """Plan a session and write it up: the ids of its entries, the session's own first."""
        day = self._week(weeks_before)
        self._tell(None, staff.ELSA, f"{self._programme}/plans", planned_for=day, **said.plan)
        noted = self._tell(None, staff.ELSA, f"{self._programme}/sessions", held_on=day, **said.note)
        return [str(entry) for entry in noted["entries"]]

    def _agreement(self, about: str, said: words.Said) -> list[str]:
        answer = self._client.tell(staff.ELSA, f"/pupils/{self._pupil}/agreements", about=about, **said)
        return [str(entry) for entry in answer["entries"]]
