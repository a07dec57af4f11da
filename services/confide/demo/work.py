"""Two stories of ELSAs who work side by side: a group that two of them run, and a programme that changes hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from confide.demo import staff, words_work
from confide.demo.client import Client
from confide.demo.school import School
from confide.demo.stories import Moment, Row, Story, Tale

_FORTNIGHT = timedelta(days=14)


class GroupStory(Story):
    """Four pupils, two ELSAs; the first of the four also has a programme with a third. Hers is the case looked at."""

    tale: ClassVar[Tale] = Tale.GROUP

    def __init__(self, client: Client, school: School) -> None:
        super().__init__(client, school, school.others[0])

    def moments(self) -> Iterator[Moment]:
        """One session of the group has been held."""
        self._alone()
        self._together()
        yield Moment.GROUPED

    def _alone(self) -> None:
        at = self._begin(staff.FORM_TUTOR, staff.THIRD_ELSA, words_work.ALONE_REFERRAL, words_work.ALONE, 3)
        noted = {"held_on": self._week(1), **words_work.ALONE_NOTE}
        self._tell(Row.SESSION_NOTE, staff.THIRD_ELSA, f"{at}/sessions", **noted)

    def _together(self) -> None:
        """The line manager says who is in it; each pupil's entry lies in that pupil's own case."""
        begins = {"starts": self._week(2), "co_runner": self._school.of(staff.OTHER_ELSA), **words_work.GROUP}
        at = f"/groups/{self._client.tell(staff.ELSA, '/groups', **begins)['id']}"
        members = [str(pupil) for pupil in self._school.others[: len(words_work.EACH)]]
        for pupil in members:
            row = Row.GROUP if pupil == self._pupil else None
            self._tell(row, staff.MANAGER, f"{at}/members", pupil=pupil, joined_on=self._week(2))
        fared = [{"pupil": pupil, **said} for pupil, said in zip(members, words_work.EACH, strict=True)]
        held = {"held_on": self._week(1), "attendance": fared, **words_work.TOGETHER}
        self._tell(Row.GROUP_SESSION, staff.ELSA, f"{at}/sessions", **held)


class HandoverStory(Story):
    """A programme that another ELSA covers, before and after it was handed over to her."""

    tale: ClassVar[Tale] = Tale.HANDOVER

    def __init__(self, client: Client, school: School) -> None:
        super().__init__(client, school, school.others[5])

    def moments(self) -> Iterator[Moment]:
        """Cover is arranged; then the notes are handed over, and the pupil is told."""
        at = self._begin(staff.FORM_TUTOR, staff.ELSA, words_work.REFERRAL, words_work.PROGRAMME, 2)
        noted = {"held_on": self._week(1), **words_work.NOTE}
        self._tell(Row.SESSION_NOTE, staff.ELSA, f"{at}/sessions", **noted)
        covers = {"elsa": self._school.of(staff.OTHER_ELSA)}
        ends = str(self._school.today + _FORTNIGHT)
        self._tell(Row.HANDOVER, staff.MANAGER, f"{at}/cover", **covers, ends=ends, **words_work.COVER)
        yield Moment.COVERED
        self._tell(Row.HANDOVER, staff.ELSA, f"{at}/handover", **covers, **words_work.HANDED_OVER)
        yield Moment.HANDED_OVER
