"""The roll: who is on it, what it says of them, and when they left."""

from datetime import date
from typing import Any

import pytest
from stdnum.gb import upn

from case_store.decider import Command
from case_store.entry import lift
from case_store.people.codes import SenStatus
from case_store.people.commands import EnrolPupil, RecordLeaving, UpdateRoll
from case_store.people.events import PupilLeft, PupilUpdated
from case_store.people.pupil import PUPIL as ROLL
from case_store.people.pupil import Pupil, first_possible_day
from case_store.vocabulary import Label
from tests.given import CASE, LINE, PUPIL, STREAM, TODAY, TOMORROW, YESTERDAY, Given, minted, text

roll = Given(ROLL)
on_roll = roll.given(LINE)
ENROL = EnrolPupil(display_name=text("Sam Example"), year=5, date_of_birth=date(2016, 5, 4))
LEFT = PupilLeft(pupil=PUPIL, case=CASE, starts=LINE.starts, last_day=YESTERDAY)


class TestEnrolling:
    def test_mints_the_case_with_the_roll_line(self) -> None:
        """Whether or not a case is ever opened, so that no answer tells."""
        enrolled = roll.when(ENROL, pupil=None).event()
        assert (enrolled.pupil, enrolled.case, enrolled.starts) == (STREAM, minted(0), TODAY)

    @pytest.mark.parametrize("status", list(SenStatus))
    def test_labels_the_line_where_there_is_sen_support(self, status: SenStatus) -> None:
        """The SENCO's relation to the pupil follows from it."""
        enrolled = roll.when(ENROL.model_copy(update={"sen_status": status})).event()
        assert (Label.SEN in lift(enrolled).labels) is (status is not SenStatus.NONE)

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("B801200005001", "B801200005001"),
            (" b801 2000 05001 ", "B801200005001"),
            ("B838200005001", None),  # an authority that the library does not know, with the wrong letter
            ("H838200005001", None),
        ],
    )
    def test_keeps_a_upn_in_its_usual_form(self, typed: str, kept: str | None) -> None:
        """Spaces and small letters are forgiven, a wrong check letter is not."""
        command = ENROL.model_copy(update={"upn": text(typed)})
        if kept is None:
            roll.when(command).then_invalid(because="`upn`")
        else:
            assert roll.when(command).event().upn == kept

    def test_takes_a_upn_of_an_authority_that_the_library_does_not_know(self) -> None:
        """Its list is old: the check letter decides."""
        right = upn.calc_check_digit("838200005001") + "838200005001"
        assert not upn.is_valid(right)
        assert roll.when(ENROL.model_copy(update={"upn": text(right)})).event().upn == right

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            ({"date_of_birth": TOMORROW}, "`date_of_birth` lies in the future"),
            ({"starts": date(2016, 5, 3)}, "`starts` lies before this pupil"),
            ({"upn": text("ABC")}, "`upn` is not"),
        ],
    )
    def test_is_refused_for_what_cannot_be(self, changed: dict[str, Any], because: str) -> None:
        """Without repeating what was typed."""
        came = roll.when(ENROL.model_copy(update=changed))
        came.then_invalid(because=because)
        assert "ABC" not in str(came.error)

    def test_is_refused_for_somebody_who_is_on_the_roll(self) -> None:
        """One line a pupil."""
        on_roll.when(ENROL).then_refused(because="Change the line instead")


class TestUpdatingTheRoll:
    def test_writes_the_whole_line_again(self) -> None:
        """With what was given changed, and the rest as it was."""
        values = {name: getattr(LINE, name) for name in PupilUpdated.model_fields}
        on_roll.when(UpdateRoll(year=6, form=text("6B"))).then(
            PupilUpdated(**{**values, "year": 6, "form": text("6B")})
        )

    def test_changes_what_follows_from_the_sen_status(self) -> None:
        """The label too."""
        updated = on_roll.when(UpdateRoll(sen_status=SenStatus.EHCP)).event()
        assert updated.sen
        back = on_roll.given(updated).when(UpdateRoll(sen_status=SenStatus.NONE)).event()
        assert not back.sen

    def test_keeps_a_pupil_who_left_off_the_roll(self) -> None:
        """A line put right later does not bring anybody back."""
        _, left = on_roll.given(LEFT).when(UpdateRoll(year=6)).happenings
        assert left.event == LEFT

    def test_brings_a_pupil_back_with_a_first_day(self) -> None:
        """The same pupil, the same case."""
        back = on_roll.given(LEFT).when(UpdateRoll(starts=TODAY)).event()
        assert (back.pupil, back.case, back.starts) == (PUPIL, CASE, TODAY)

    def test_is_refused_for_a_first_day_on_which_they_were_here(self) -> None:
        """Nobody comes back before leaving."""
        command = UpdateRoll(starts=YESTERDAY)
        on_roll.given(LEFT).when(command).then_refused(because="on the roll on that day")

    @pytest.mark.parametrize("command", [UpdateRoll(year=6), RecordLeaving(last_day=TODAY)])
    def test_of_something_else_looks_like_nothing(self, command: Command) -> None:
        """The id of another thing is no pupil."""
        roll.when(command).then_not_found()


class TestLeaving:
    def test_says_the_last_day(self) -> None:
        """Past or to come, and again where it was wrong."""
        assert on_roll.when(RecordLeaving(last_day=YESTERDAY)).event() == LEFT
        assert on_roll.given(LEFT).when(RecordLeaving(last_day=TOMORROW)).event().last_day == TOMORROW

    def test_is_refused_before_the_pupil_came(self) -> None:
        """Somebody mistyped the year."""
        on_roll.when(RecordLeaving(last_day=date(2021, 8, 31))).then_invalid(because="before this pupil came")


class TestTheFirstDayOnWhichSomethingCanHappen:
    @pytest.mark.parametrize(
        ("born", "first"),
        [
            (date(2016, 5, 4), date(2016, 8, 31)),
            (date(2016, 8, 31), date(2016, 8, 31)),
            (date(2016, 9, 1), date(2017, 8, 31)),
            (date(2016, 12, 31), date(2017, 8, 31)),
        ],
    )
    def test_is_never_before_birth_and_tells_the_year_group_only(self, born: date, first: date) -> None:
        """All who are in one year group have the same: trying days tells nobody's birthday."""
        assert first_possible_day(born) == first >= born

    def test_is_nobodys_where_the_line_was_erased(self) -> None:
        """What is not known bounds nothing."""
        erased = Pupil()
        assert (erased.id, erased.case, erased.starts, erased.date_of_birth, erased.earliest, erased.sen) == (
            None,
            None,
            None,
            None,
            None,
            False,
        )
        assert Pupil(line=LINE).date_of_birth == LINE.date_of_birth
