"""Who supports and who coordinates, what staff need, and a place in a unit."""

from datetime import date, timedelta

from case_store.around import commands as asked
from case_store.around import events as said
from case_store.around.codes import CoordinatedBy, NeedStands, StaffNeed, SupportsAs, UnitEnding
from case_store.around.state import around_stream
from case_store.around.support import AROUND, STAFF_NEED
from case_store.entry import levels_of
from case_store.vocabulary import Label, Level
from tests.given import ELSA, LEAD, OTHER, PUPIL, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, one, text

nobody_yet = Given(AROUND)
COORDINATE = asked.Coordinate(coordinated_by=CoordinatedBy.SEN, coordinators=frozenset({LEAD}))
NAME = asked.NameSupporter(person=OTHER, supports_as=SupportsAs.MENTORING)
NAMED = said.SupporterNamed(author=ELSA, supporter=OTHER, supports_as=SupportsAs.MENTORING, since=TODAY)
END = asked.EndSupporter(person=OTHER, supports_as=SupportsAs.MENTORING)
ENDED = said.SupporterEnded(author=ELSA, supporter=OTHER, supports_as=SupportsAs.MENTORING, ended_on=TODAY)
ENTER = asked.EnterUnit(unit=text("The Nest"), why=text(), key_adult=TEACHER)
ENTERED = said.UnitEntered(author=ELSA, unit=text("The Nest"), key_adult=TEACHER, entered_on=TODAY, why=text())
LEAVE = asked.LeaveUnit(ending=UnitEnding.BACK_IN_LESSONS)
NEEDED = said.StaffSupportNeeded(author=ELSA, need=StaffNeed.TRAINING, staff=frozenset({ELSA}))


class TestWhoCoordinates:
    def test_is_also_to_whom_anybody_turns(self) -> None:
        """Where there is one, and nobody says otherwise."""
        coordinated = nobody_yet.when(COORDINATE).event()
        assert (coordinated.key_contact, coordinated.coordinated_by) == (LEAD, CoordinatedBy.SEN)
        assert coordinated.since == TODAY

    def test_may_be_two_with_one_key_contact(self) -> None:
        """SEN, and behaviour and attendance, coordinate together; somebody must be the first to ask."""
        both = {"coordinated_by": CoordinatedBy.BOTH, "coordinators": frozenset({LEAD, OTHER})}
        nobody_yet.when(asked.Coordinate(**both)).then_invalid(because="Say in `key_contact`")
        assert nobody_yet.when(asked.Coordinate(**both, key_contact=TEACHER)).event().key_contact == TEACHER

    def test_may_change_at_any_time(self) -> None:
        """The newest counts, and the earlier ones stay."""
        coordinated = nobody_yet.when(COORDINATE).event()
        nobody_yet.given(coordinated).when(COORDINATE.model_copy(update={"coordinators": frozenset({OTHER})})).event()

    def test_is_never_a_pupil(self) -> None:
        """Nor is who supports, or the adult in a unit: nobody learns of another child through this one."""
        for command in (COORDINATE, NAME, ENTER):
            nobody_yet.when(command, person_is_pupil=True).then_refused(because="That is a pupil")


class TestWhoSupports:
    def test_is_named_once_in_each_way(self) -> None:
        """The same adult may mentor, and be the one whom the pupil trusts."""
        nobody_yet.when(NAME).then(NAMED)
        nobody_yet.given(NAMED).when(NAME).then_refused(because="already")
        trusted = NAME.model_copy(update={"supports_as": SupportsAs.TRUSTED_ADULT})
        assert nobody_yet.given(NAMED).when(trusted).event().supports_as is SupportsAs.TRUSTED_ADULT

    def test_ends_and_may_begin_again(self) -> None:
        """Only who supports, and not before they began."""
        nobody_yet.given(NAMED).when(END).then(ENDED)
        nobody_yet.when(END).then_refused(because="do not support")
        early = END.model_copy(update={"ended_on": YESTERDAY})
        nobody_yet.given(NAMED).when(early).then_invalid(because="`ended_on`")
        nobody_yet.given(NAMED, ENDED).when(NAME).then(NAMED)

    def test_is_not_named_from_a_day_to_come(self) -> None:
        """Record it once it has happened."""
        nobody_yet.when(NAME.model_copy(update={"since": TOMORROW})).then_invalid(because="`since` lies in the future")

    def test_lies_in_one_stream_a_pupil(self) -> None:
        """So that two who say the same at once are told, and no two pupils meet."""
        assert around_stream(PUPIL) == around_stream(PUPIL) != around_stream(one(7))


class TestAPlaceInAUnit:
    def test_has_an_entry_and_an_exit(self) -> None:
        """And is one at a time; afterwards the pupil may have another."""
        nobody_yet.when(ENTER).then(ENTERED)
        nobody_yet.given(ENTERED).when(ENTER).then_refused(because="has a place in a unit")
        left = nobody_yet.given(ENTERED).when(LEAVE).event()
        assert (left.unit, left.ending, left.left_on) == (text("The Nest"), UnitEnding.BACK_IN_LESSONS, TODAY)
        nobody_yet.given(ENTERED, left).when(ENTER).then(ENTERED)

    def test_is_left_only_by_who_has_one(self) -> None:
        """And not before it was entered."""
        nobody_yet.when(LEAVE).then_refused(because="no place in a unit")
        early = LEAVE.model_copy(update={"left_on": YESTERDAY})
        nobody_yet.given(ENTERED).when(early).then_invalid(because="`left_on`")

    def test_may_be_planned_ahead_and_in_order(self) -> None:
        """From next week on, to a day that is not before it; what happened is that it was planned, today."""
        monday = TODAY + timedelta(days=6)
        ahead = nobody_yet.when(ENTER.model_copy(update={"entered_on": monday}))
        assert (ahead.event().entered_on, ahead.happenings[0].at) == (monday, TODAY)
        wrong = ENTER.model_copy(update={"entered_on": monday, "meant_until": TODAY})
        nobody_yet.when(wrong).then_invalid(because="`meant_until`")

    def test_names_whoever_gave_it_if_no_adult_is_said(self) -> None:
        """There is always somebody to turn to."""
        assert nobody_yet.when(ENTER.model_copy(update={"key_adult": None})).event().key_adult == ELSA


class TestWhatStaffNeed:
    said_nothing = Given(STAFF_NEED)

    def test_is_theirs_if_nobody_else_is_said(self) -> None:
        """A code is enough; "other" needs words."""
        self.said_nothing.when(asked.RecordStaffNeed(need=StaffNeed.TRAINING)).then(NEEDED)
        self.said_nothing.when(asked.RecordStaffNeed(need=StaffNeed.OTHER)).then_invalid(because="Say in `words`")
        late = asked.RecordStaffNeed(need=StaffNeed.TRAINING, needed_by=date(2026, 3, 1))
        self.said_nothing.when(late).then_invalid(because="`needed_by` has passed")
        self.said_nothing.given(NEEDED).when(asked.RecordStaffNeed(need=StaffNeed.RELIEF)).then_refused(because="new")

    def test_is_answered_until_it_is_arranged(self) -> None:
        """Not now, and why; then arranged, once."""
        needed = self.said_nothing.given(NEEDED)
        arrange = asked.AnswerStaffNeed(stands=NeedStands.ARRANGED, given_by=OTHER)
        self.said_nothing.when(arrange).then_not_found()
        needed.when(asked.AnswerStaffNeed(stands=NeedStands.NOT_NOW)).then_invalid(because="why not now")
        later = needed.when(asked.AnswerStaffNeed(stands=NeedStands.NOT_NOW, words=text())).event()
        arranged = needed.given(later).when(arrange).event()
        assert arranged.given_by == OTHER
        needed.given(later, arranged).when(arrange).then_refused(because="has been arranged")

    def test_says_nothing_below_full(self) -> None:
        """Pupil and home read who supports, and not that staff are at a loss."""
        for event in (said.StaffSupportNeeded, said.StaffSupportAnswered):
            (label,) = event.model_fields["in_full_only"].metadata
            assert label.label is Label.IN_FULL_ONLY
            assert {name for name, level in levels_of(event).items() if level is not Level.FULL} == {"author"}
