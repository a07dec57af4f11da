"""What was said, the record as circulated, and whose agreement was asked."""

from typing import Any

import pytest

from case_store.decider import Command
from case_store.meeting import commands as asked
from case_store.meeting.codes import AgreementOf
from case_store.meeting.recorded import RecordCirculated, RecordWordedForHome
from case_store.vocabulary import Label, Said
from tests.case_store.meeting.stories import (
    BY,
    BY_TEACHER,
    MOTHER,
    PRESENT,
    SECOND_WORKER,
    SENCO,
    WORKER,
    attended,
    called,
    held,
)
from tests.given import OTHER, PUPIL, TEACHER, TODAY, Given, one, text

SAID = asked.WriteWhatWasSaid(words=text(), said_by=MOTHER)
DRAFT = asked.DraftRecord(record=text("What was agreed"), for_home=text("In plain words"))
drafted = held.given(held.when(DRAFT, **BY).event())


def looked(meeting: Given, *people: Any, told: bool = True) -> Given:
    """Somebody looked at the draft through the eyes of each of `people`."""
    for person in people:
        seen = asked.PreviewRecord(draft=1, recipient=person, reading=one(0xF1), would_be_told=told)
        meeting = meeting.given(meeting.when(seen, **BY).event())
    return meeting


class TestWhatWasSaid:
    def test_stays_with_those_who_were_there(self) -> None:
        """And that there is such an entry is said to nobody else."""
        event = held.when(SAID, **BY).event()
        assert (event.present, event.said_by, event.in_full_only) == (PRESENT, MOTHER, True)

    def test_after_somebody_left_is_without_them(self) -> None:
        """Whether they went by themselves or were asked to, and then for what."""
        left = SAID.model_copy(update={"said_by": None, "left": frozenset({WORKER})})
        assert held.when(left, **BY).event().present == PRESENT - {WORKER}
        sent_out = left.model_copy(
            update={"left": frozenset(), "asked_to_leave": frozenset({MOTHER}), "asked_to_leave_for": text()}
        )
        event = held.when(sent_out, **BY).event()
        assert (event.present, event.asked_to_leave) == (PRESENT - {MOTHER}, {MOTHER})
        without = sent_out.model_copy(update={"asked_to_leave_for": None})
        held.when(without, **BY).then_invalid(because="`asked_to_leave_for`")

    def test_is_written_by_somebody_who_was_in_the_room_and_said_by_one(self) -> None:
        """Nobody learns by writing it down what was said behind their back."""
        behind = SAID.model_copy(update={"said_by": None, "asked_to_leave": frozenset({SENCO})})
        behind = behind.model_copy(update={"asked_to_leave_for": text()})
        held.when(behind, **BY).then_refused(because="not in the room")
        assert held.when(behind, **BY_TEACHER).event().present == PRESENT - {SENCO}
        held.when(SAID.model_copy(update={"said_by": OTHER}), **BY).then_invalid(because="`said_by`")
        held.when(SAID.model_copy(update={"left": frozenset({OTHER})}), **BY).then_invalid(because="was not there")

    def test_is_written_once_it_was_held(self) -> None:
        """Nothing was said at a meeting that was not."""
        attended.when(SAID, **BY).then_refused(because="not held yet")


class TestBeforeTheMeeting:
    def test_the_problem_and_the_resources_are_analysed(self) -> None:
        """By those who prepare it; made at the meeting, it is read by those who were there."""
        analyse = asked.Analyse(
            problem=text(), tried_in_school=text(), resources_in_school=text(), resources_in_agencies=text()
        )
        assert called.when(analyse).event().present == frozenset()
        assert held.when(analyse).event().present == PRESENT

    def test_those_who_work_with_the_pupil_contribute(self) -> None:
        """A summary, also by somebody who was not asked to come."""
        contribution = called.when(asked.Contribute(contribution=text())).event()
        assert contribution.contribution == text()


class TestTheRecord:
    def test_is_for_those_who_were_there_or_some_of_them(self) -> None:
        """Somebody invited who did not come has the invitation, and no record."""
        assert held.when(DRAFT, **BY).event().present == PRESENT
        some = DRAFT.model_copy(update={"recipients": frozenset({WORKER})})
        assert held.when(some, **BY).event().present == {WORKER}
        for others in (frozenset({SECOND_WORKER}), frozenset[Any]()):
            held.when(DRAFT.model_copy(update={"recipients": others}), **BY).then_invalid(because="`recipients`")

    def test_goes_out_once_it_was_looked_at_for_each_and_agreed_by_another(self) -> None:
        """To each of those for whom it was looked at, and in words for home."""
        seen = looked(drafted, *sorted(PRESENT))
        agreed = seen.given(seen.when(asked.AgreeRecord(), **BY_TEACHER).event())
        record, for_home = agreed.when(asked.CirculateRecord(), **BY).events
        assert isinstance(record, RecordCirculated)
        assert (record.present, record.drafted_by, record.agreed_by) == (PRESENT, SENCO, TEACHER)
        assert isinstance(for_home, RecordWordedForHome)
        assert (for_home.for_all_carers, for_home.wording) == (True, text("In plain words"))
        gone = agreed.given(record, for_home)
        gone.when(asked.CirculateRecord(), **BY).then_refused(because="was circulated")

    def test_is_not_agreed_unseen(self) -> None:
        """Not even where one recipient is left."""
        drafted.when(asked.AgreeRecord(), **BY_TEACHER).then_refused(because="Look first")
        but_one = looked(drafted, *sorted(PRESENT - {WORKER}))
        but_one.when(asked.AgreeRecord(), **BY_TEACHER).then_refused(because="Look first")

    def test_is_not_agreed_by_its_author(self) -> None:
        """The control is a colleague who does."""
        seen = looked(drafted, *sorted(PRESENT))
        seen.when(asked.AgreeRecord(), **BY).then_refused(because="You wrote it")
        assert seen.when(asked.AgreeRecord(), **BY_TEACHER).event().drafted_by == SENCO

    def test_is_not_agreed_where_a_recipient_would_be_told_nothing(self) -> None:
        """A parent without words for home would be one."""
        seen = looked(looked(drafted, *sorted(PRESENT - {MOTHER})), MOTHER, told=False)
        seen.when(asked.AgreeRecord(), **BY_TEACHER).then_refused(because="told nothing")

    def test_does_not_go_out_before_it_is_agreed(self) -> None:
        """Nor where there is none."""
        drafted.when(asked.CirculateRecord(), **BY).then_refused(because="not agreed yet")
        held.when(asked.CirculateRecord(), **BY).then_refused(because="Draft it first")

    def test_written_anew_is_looked_at_and_agreed_anew(self) -> None:
        """What was seen of the draft before counts no more."""
        seen = looked(drafted, *sorted(PRESENT))
        agreed = seen.given(seen.when(asked.AgreeRecord(), **BY_TEACHER).event())
        agreed.when(asked.AgreeRecord(), **BY_TEACHER).then_refused(because="agreed already")
        anew = agreed.given(agreed.when(DRAFT, **BY).event())
        anew.when(asked.CirculateRecord(), **BY).then_refused(because="not agreed yet")
        anew.when(asked.AgreeRecord(), **BY_TEACHER).then_refused(because="Look first")
        stale = asked.PreviewRecord(draft=1, recipient=WORKER, reading=one(0xF1), would_be_told=True)
        anew.when(stale, **BY).then_refused(because="written anew since")

    def test_is_looked_at_for_a_recipient(self) -> None:
        """And for nobody else."""
        stray = asked.PreviewRecord(draft=1, recipient=SECOND_WORKER, reading=one(0xF1), would_be_told=True)
        drafted.when(stray, **BY).then_refused(because="not among those")

    def test_carries_what_it_says_of_other_pupils(self) -> None:
        """So that no parent, pupil or agency reads a passage about another until a lead decides."""
        about_two = DRAFT.model_copy(update={"mentions": frozenset({OTHER, PUPIL})})
        event = held.when(about_two, **BY).event()
        assert (event.mentions, event.mentions_pupil) == ({OTHER}, True)
        seen = looked(held.given(event), *sorted(PRESENT))
        agreed = seen.given(seen.when(asked.AgreeRecord(), **BY_TEACHER).event())
        assert all(one.mentions_pupil for one in agreed.when(asked.CirculateRecord(), **BY).events)

    def test_in_words_for_home_is_for_one_parent_or_for_all(self) -> None:
        """Parents may have met apart."""
        word = asked.WordRecordForHome(wording=text(), parent=MOTHER)
        event = held.when(word, **BY).event()
        assert (event.addressee, event.for_all_carers, event.for_home) == (MOTHER, False, True)
        both = word.model_copy(update={"for_all_carers": True})
        held.when(both, **BY).then_invalid(because="Words for home")
        held.when(asked.WordRecordForHome(wording=text()), **BY).then_invalid(because="Words for home")

    def test_circulated_says_so_in_clear(self) -> None:
        """Policy reads the label, and never the words."""
        marks = {mark.label for mark in RecordCirculated.model_fields["circulated"].metadata if hasattr(mark, "label")}
        assert marks == {Label.CIRCULATED}


class TestAgreement:
    def test_is_a_parents_or_the_pupils_own(self) -> None:
        """Each answers for themself."""
        of_mother = asked.AskAgreement(
            agreement_of=AgreementOf.PARENT, answer=Said.AGREED, to_what=text(), said_by=MOTHER, words=text()
        )
        event = called.when(of_mother).event()
        assert (event.said_by, event.answer, event.asked_on) == (MOTHER, Said.AGREED, TODAY)
        of_pupil = asked.AskAgreement(agreement_of=AgreementOf.PUPIL, answer=Said.DECLINED, to_what=text())
        assert called.when(of_pupil).event().said_by == PUPIL

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"said_by": None}, "which parent"),
            ({"said_by": PUPIL}, "This is the pupil"),
            ({"agreement_of": AgreementOf.PUPIL}, "their own"),
            ({"why_not_asked": text()}, "`why_not_asked`"),
            ({"answer": Said.NOT_ASKED, "words": None}, "`why_not_asked`"),
            ({"answer": Said.NOT_ASKED, "why_not_asked": text()}, "Nobody was asked"),
        ],
    )
    def test_is_nobody_elses_to_give(self, said: dict[str, Any], because: str) -> None:
        """And where it was not asked, that is said with a reason."""
        usual = asked.AskAgreement(
            agreement_of=AgreementOf.PARENT, answer=Said.AGREED, to_what=text(), said_by=MOTHER, words=text()
        )
        called.when(usual.model_copy(update=said)).then_invalid(because=because)

    def test_not_asked_has_a_reason(self) -> None:
        """It is not the lawful basis, so a meeting goes on without it."""
        not_asked = asked.AskAgreement(
            agreement_of=AgreementOf.PARENT, answer=Said.NOT_ASKED, to_what=text(), why_not_asked=text()
        )
        assert called.when(not_asked).event().said_by is None


@pytest.mark.parametrize("command", [SAID, DRAFT, asked.AgreeRecord(), asked.CirculateRecord()])
def test_nothing_is_recorded_of_a_meeting_that_is_to_come(command: Command) -> None:
    """Or of what is none."""
    called.when(command).then_refused(because="not held yet")
    Given(called.rules).when(command).then_not_found()
