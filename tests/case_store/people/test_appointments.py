"""Who holds which post, from when, until when."""

from datetime import date

import pytest

from case_store.decider import Command
from case_store.entry import Event
from case_store.people.appointments import APPOINTMENTS, appointments_stream
from case_store.people.commands import Appoint, EndAppointment
from case_store.people.events import Appointed, AppointmentEnded
from case_store.vocabulary import Post
from tests.given import ELSA, OTHER, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, minted, one

appointments = Given(APPOINTMENTS)
FIRST, SECOND = one(0xF1), one(0xF2)
DSL = Appointed(tie=FIRST, person=TEACHER, post=Post.DSL, starts=date(2026, 1, 5), by=ELSA)
UNTIL_TODAY = DSL.model_copy(update={"ends": TODAY})
APPOINT = Appoint(person=TEACHER, post=Post.DSL)


def ended(last_day: date) -> AppointmentEnded:
    """The end of the first appointment."""
    return AppointmentEnded(tie=FIRST, person=TEACHER, post=Post.DSL, starts=DSL.starts, ends=last_day, by=ELSA)


class TestAppointing:
    def test_holds_from_today_if_nobody_says_another_day(self) -> None:
        """The tie is a new id, and the answer."""
        came = appointments.when(APPOINT).then(
            Appointed(tie=minted(0), person=TEACHER, post=Post.DSL, starts=TODAY, by=ELSA)
        )
        assert came.happenings[0].thing == minted(0)

    def test_is_refused_for_a_pupil(self) -> None:
        """No post opens anything to a pupil."""
        appointments.when(APPOINT, person_is_pupil=True).then_refused(because="holds no post")

    @pytest.mark.parametrize("held", [DSL, UNTIL_TODAY, DSL.model_copy(update={"starts": TOMORROW})])
    def test_is_refused_where_it_overlaps_the_same_post(self, held: Event) -> None:
        """Running, ending today, or to begin."""
        appointments.given(held).when(APPOINT).then_refused(because="hold this post in that time")

    @pytest.mark.parametrize(
        "history", [(DSL, ended(YESTERDAY)), (DSL.model_copy(update={"starts": TODAY}), ended(YESTERDAY))]
    )
    def test_may_follow_an_appointment_that_ended(self, history: tuple[Event, ...]) -> None:
        """Or one that never held, because it was ended on its eve."""
        assert appointments.given(*history).when(APPOINT).event().starts == TODAY

    def test_may_end_before_the_next_begins(self) -> None:
        """A deputy until the new lead comes."""
        later = DSL.model_copy(update={"starts": TOMORROW})
        until_today = APPOINT.model_copy(update={"ends": TODAY})
        assert appointments.given(later).when(until_today).event().ends == TODAY

    def test_is_refused_where_it_ends_on_the_day_the_next_begins(self) -> None:
        """Two people of one post on one day are two people; this is one."""
        later = DSL.model_copy(update={"starts": TOMORROW})
        until_then = APPOINT.model_copy(update={"ends": TOMORROW})
        appointments.given(later).when(until_then).then_refused(because="hold this post in that time")

    def test_may_take_the_place_of_one_that_never_held(self) -> None:
        """Appointed from the wrong day, ended on its eve, appointed anew from an earlier one."""
        wrong = DSL.model_copy(update={"starts": TODAY})
        never_held = ended(YESTERDAY).model_copy(update={"starts": TODAY})
        earlier = APPOINT.model_copy(update={"starts": date(2026, 3, 1)})
        assert appointments.given(wrong, never_held).when(earlier).event().starts == date(2026, 3, 1)
        appointments.given(wrong).when(earlier).then_refused(because="hold this post in that time")

    def test_may_be_to_another_post_in_the_same_time(self) -> None:
        """A lead may also be the SENCO."""
        senco = APPOINT.model_copy(update={"post": Post.SENCO})
        assert appointments.given(DSL).when(senco).event().post is Post.SENCO

    def test_is_refused_with_an_end_before_its_beginning(self) -> None:
        """Somebody turned them round."""
        appointments.when(APPOINT.model_copy(update={"ends": YESTERDAY})).then_invalid(because="`ends` lies before")


class TestEndingAnAppointment:
    @pytest.mark.parametrize("last_day", [YESTERDAY, TODAY, TOMORROW, date(2026, 1, 4)])
    def test_says_the_last_day(self, last_day: date) -> None:
        """Yesterday ends it at once; the eve of its first day says that it never held."""
        command = EndAppointment(person=TEACHER, post=Post.DSL, last_day=last_day)
        appointments.given(DSL).when(command).then(ended(last_day))

    def test_may_be_brought_forward_and_not_put_off(self) -> None:
        """To go on longer is a new appointment."""
        end = EndAppointment(person=TEACHER, post=Post.DSL, last_day=YESTERDAY)
        assert appointments.given(UNTIL_TODAY).when(end).event().ends == YESTERDAY
        later = end.model_copy(update={"last_day": TOMORROW})
        appointments.given(UNTIL_TODAY).when(later).then_refused(because="no such post")

    def test_ends_the_one_that_runs_on_that_day(self) -> None:
        """Not one that ended, nor one that begins later."""
        later = DSL.model_copy(update={"tie": SECOND, "starts": date(2026, 9, 1)})
        now = UNTIL_TODAY.model_copy(update={"ends": date(2026, 7, 22)})
        end = EndAppointment(person=TEACHER, post=Post.DSL, last_day=TODAY)
        assert appointments.given(now, later).when(end).event().tie == FIRST

    @pytest.mark.parametrize(
        "command",
        [
            EndAppointment(person=TEACHER, post=Post.HEAD, last_day=TODAY),
            EndAppointment(person=TEACHER, post=Post.DSL, last_day=date(2026, 1, 3)),
        ],
    )
    def test_is_refused_for_a_post_they_do_not_hold_then(self, command: Command) -> None:
        """Nothing ends."""
        appointments.given(DSL).when(command).then_refused(because="no such post")


class TestTheStreamOfAppointments:
    def test_is_each_persons_own(self) -> None:
        """So that overlaps are seen, and people do not wait for each other."""
        assert appointments_stream(TEACHER) == appointments_stream(TEACHER) != appointments_stream(OTHER)
