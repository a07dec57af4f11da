"""An ELSA's own support: offloading, blockers, supervision, meetings, and until when the title lasts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_store.calendar.codes import Calendar, DueBy
from case_store.entry import Actor, levels_of, lift
from case_store.support import commands as asked
from case_store.support.accreditation import lapses
from case_store.support.codes import Blocker, BlockerStands, SupervisedHow
from case_store.support.events import Accredited, BlockerAnswered, BlockerReported, ManagerMet, Offloaded
from case_store.support.support import BLOCKER, SUPPORT
from case_store.vocabulary import Label, Level, Role
from tests.given import ELSA, HEAD, LEAD, OTHER, STREAM, TODAY, TOMORROW, YESTERDAY, Given, text

support, blocker = Given(SUPPORT), Given(BLOCKER)
OWN = {"person": ELSA, "pupil": None, "case": None}
BY_MANAGER = OWN | {"actor": Actor(custodian="hilltop", person=LEAD)}
REPORTED = BlockerReported(elsa=ELSA, author=ELSA, code=Blocker.NO_ROOM, noticed_on=TODAY)


class TestOffloading:
    def test_is_the_elsas_own_unless_they_share_it(self) -> None:
        """Shared is a label, which policy reads; the words stay full."""
        kept = support.when(asked.Offload(words=text()), **OWN).event()
        assert kept == Offloaded(elsa=ELSA, author=ELSA, happened_on=TODAY, words=text())
        assert Label.SHARED_WITH_MANAGER not in lift(kept).labels
        shared = support.when(asked.Offload(words=text(), share_with_manager=True), **OWN).event()
        assert Label.SHARED_WITH_MANAGER in lift(shared).labels

    def test_says_nothing_below_full(self) -> None:
        """Whose it is and who wrote it stand in the envelope; all else is full."""
        levels = levels_of(Offloaded)
        assert {name for name, level in levels.items() if level is not Level.FULL} == {"elsa", "author"}

    def test_is_about_the_elsa(self) -> None:
        """Who is its data subject, and to whom relations are asked."""
        kept = support.when(asked.Offload(words=text()), **OWN).event()
        assert (Role.ABOUT, ELSA) in lift(kept).people

    def test_happened_already(self) -> None:
        """Yesterday's session too; not tomorrow's."""
        (happening,) = support.when(asked.Offload(words=text(), happened_on=YESTERDAY), **OWN).happenings
        assert happening.at == YESTERDAY
        support.when(asked.Offload(words=text(), happened_on=TOMORROW), **OWN).then_invalid(because="in the future")


class TestBlockers:
    def test_are_reported_by_code(self) -> None:
        """Words are the ELSA's choice."""
        blocker.when(asked.ReportBlocker(code=Blocker.NO_ROOM), **OWN).then(REPORTED)

    def test_are_answered(self) -> None:
        """With the code, so that the answer can be counted alone."""
        answer = asked.AnswerBlocker(stands=BlockerStands.SOLVED, what_was_done=text())
        blocker.given(REPORTED).when(answer, **BY_MANAGER).then(
            BlockerAnswered(
                elsa=ELSA,
                author=LEAD,
                blocker=STREAM,
                code=Blocker.NO_ROOM,
                stands=BlockerStands.SOLVED,
                what_was_done=text(),
            )
        )

    def test_are_answered_to_the_elsa_who_reported_them_alone(self) -> None:
        """Named with another ELSA, or where there is none, it looks like nothing at all."""
        answer = asked.AnswerBlocker(stands=BlockerStands.SOLVED)
        blocker.given(REPORTED).when(answer, **BY_MANAGER | {"person": OTHER}).then_not_found()
        blocker.when(answer, **BY_MANAGER).then_not_found()

    def test_are_solved_once(self) -> None:
        """While they stay, further answers are taken."""
        answered = BlockerAnswered(
            elsa=ELSA, author=HEAD, blocker=STREAM, code=Blocker.NO_ROOM, stands=BlockerStands.STAYS
        )
        answer = asked.AnswerBlocker(stands=BlockerStands.SOLVED)
        assert blocker.given(REPORTED, answered).when(answer, **BY_MANAGER).event().code is Blocker.NO_ROOM
        solved = answered.model_copy(update={"stands": BlockerStands.SOLVED})
        blocker.given(REPORTED, answered, solved).when(answer, **BY_MANAGER).then_refused(because="is solved")


class TestSupervision:
    def test_is_recorded_on_the_day_it_was_attended(self) -> None:
        """The entry's own day, from which the title's lasting is counted without opening it."""
        command = asked.RecordSupervision(how=SupervisedHow.GROUP, attended_on=YESTERDAY, own_notes=text())
        (happening,) = support.when(command, **OWN).happenings
        assert happening.at == YESTERDAY

    def test_holds_own_notes_of_nobody_else(self) -> None:
        """Whoever else records it leaves them out."""
        command = asked.RecordSupervision(how=SupervisedHow.GROUP, own_notes=text())
        support.when(command, **BY_MANAGER).then_refused(because="the ELSA's to write")
        support.when(asked.RecordSupervision(how=SupervisedHow.GROUP), **BY_MANAGER).event()


class TestMeetings:
    def test_lie_before_the_next(self) -> None:
        """The next one lies after this one."""
        met = asked.RecordManagerMeeting(agreed=text(), next_on=TOMORROW)
        support.when(met, **BY_MANAGER).then(
            ManagerMet(elsa=ELSA, author=LEAD, met_on=TODAY, agreed=text(), next_on=TOMORROW)
        )
        again = asked.RecordManagerMeeting(next_on=TODAY)
        support.when(again, **BY_MANAGER).then_invalid(because="does not lie after")


class TestAccreditation:
    def test_is_recorded_with_its_last_day(self) -> None:
        """Which stands in the envelope, so that it is found without opening the entry; its first day does not."""
        command = asked.RecordAccreditation(accredited_on=YESTERDAY, until=TOMORROW)
        (happening,) = support.when(command, **BY_MANAGER).happenings
        assert happening.event == Accredited(elsa=ELSA, author=LEAD, accredited_on=YESTERDAY, until=TOMORROW)
        assert (lift(happening.event).until, happening.at) == (TOMORROW, None)

    def test_does_not_end_before_it_begins(self) -> None:
        """Nor lie in the future."""
        turned = asked.RecordAccreditation(accredited_on=TODAY, until=YESTERDAY)
        support.when(turned, **BY_MANAGER).then_invalid(because="before `accredited_on`")
        early = asked.RecordAccreditation(accredited_on=TOMORROW)
        support.when(early, **BY_MANAGER).then_invalid(because="in the future")


class TestLapsing:
    @pytest.mark.parametrize(
        ("recorded", "until", "supervised", "day", "rule"),
        [
            ("2025-01-10", None, None, "2026-01-10", DueBy.MONTHS_WITHOUT_SUPERVISION),
            ("2025-01-10", None, "2025-06-30", "2026-06-30", DueBy.MONTHS_WITHOUT_SUPERVISION),
            ("2025-01-10", "2025-12-31", "2025-06-30", "2025-12-31", DueBy.ACCREDITATION_ENDS),
            ("2025-01-10", "2027-12-31", "2025-06-30", "2026-06-30", DueBy.MONTHS_WITHOUT_SUPERVISION),
            (None, None, "2024-02-29", "2025-02-28", DueBy.MONTHS_WITHOUT_SUPERVISION),
        ],
    )
    def test_follows_from_the_last_supervision_or_the_recorded_day(
        self, recorded: str | None, until: str | None, supervised: str | None, day: str, rule: DueBy
    ) -> None:
        """Whichever comes first, with twelve months set."""
        due = lapses(_day(recorded), _day(until), _day(supervised), 12)
        assert due is not None
        assert (due.day, due.calendar, due.rule) == (_day(day), Calendar.DAYS, rule)

    def test_is_of_nothing_that_was_never_recorded(self) -> None:
        """A school that keeps no such record is not kept from its work."""
        assert lapses(None, None, None, 12) is None

    @given(
        st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 36)
    )
    @settings(deadline=None)
    def test_comes_no_sooner_for_more_supervision(self, recorded: date, supervised: date, months: int) -> None:
        """Attending never takes the title away."""
        before, after = lapses(recorded, None, None, months), lapses(recorded, None, supervised, months)
        assert before is not None
        assert after is not None
        assert after.day >= before.day


def _day(said: str | None) -> Any:
    return date.fromisoformat(said) if said else None
