"""Who holds which post at the school, from when, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Refused
from case_store.people.commands import Appoint, EndAppointment
from case_store.people.events import Appointed, AppointmentEnded
from case_store.vocabulary import Post


def appointments_stream(person: UUID) -> UUID:
    """The stream of all appointments of one person, so that two to the same post cannot overlap."""
    return uuid5(person, "appointments")


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment as it stands. `ends` is the last day; one that ends before it starts never held."""

    tie: UUID
    post: Post
    starts: date
    ends: date | None

    def overlaps(self, starts: date, ends: date | None) -> bool:
        """Whether a day lies in this appointment and in the given time."""
        never_held = self.ends is not None and self.ends < self.starts
        begins_after = ends is not None and ends < self.starts
        ended_before = self.ends is not None and self.ends < starts
        return not (never_held or begins_after or ended_before)

    def can_end_on(self, day: date) -> bool:
        """Whether `day` may become its last: not before the eve of its first, and sooner than its end so far."""
        return (self.starts - day).days <= 1 and (self.ends is None or day < self.ends)


Appointments = tuple[Appointment, ...]


def evolve(held: Appointments, event: Event) -> Appointments:
    """Remember a new appointment, or the new end of one."""
    match event:
        case Appointed() | AppointmentEnded():
            others = tuple(one for one in held if one.tie != event.tie)
            return (*others, Appointment(event.tie, event.post, event.starts, event.ends))
        case _:
            return held


def appoint(command: Appoint, held: Appointments, around: Circumstances) -> Iterator[Happening]:
    """A post from a day. Raises Refused where it overlaps one that this person holds or will hold."""
    if around.person_is_pupil:
        raise Refused("A pupil holds no post. Look up the member of staff again.")
    starts = command.starts or around.today
    in_order(starts, command.ends)
    if any(one.post is command.post and one.overlaps(starts, command.ends) for one in held):
        raise Refused("They hold this post in that time already. End that appointment first, or choose other days.")
    tie = around.mint()
    appointed = Appointed(
        tie=tie,
        person=command.person,
        post=command.post,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )
    yield Happening(appointed, thing=tie)


def end_appointment(command: EndAppointment, held: Appointments, around: Circumstances) -> Iterator[Event]:
    """Ends the appointment to this post that runs on that day. Raises Refused where none does."""
    ending = (one for one in held if one.post is command.post and one.can_end_on(command.last_day))
    one = next(ending, None)  # there is at most one: appointments to one post do not overlap
    if one is None:
        raise Refused("They hold no such post then that could end. Look at what they were appointed to, and when.")
    yield AppointmentEnded(
        tie=one.tie,
        person=command.person,
        post=one.post,
        starts=one.starts,
        ends=command.last_day,
        by=around.actor.person,
    )


_NONE: Appointments = ()
APPOINTMENTS = Decider("appointments", _NONE, evolve, checked({Appoint: appoint, EndAppointment: end_appointment}))
