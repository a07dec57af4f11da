"""The ties of plans and meetings: who coordinates, who was asked to come from an agency, who works for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from case_store.agency.events import Placed, PlacementEnded, SuccessorNamed, WorkerEnded, WorkerRecorded
from case_store.entry import Entry, Event
from case_store.meeting.codes import Attendance, InviteeKind
from case_store.meeting.events import AttendanceRecorded, Closed, InvitationWithdrawn, Invited
from case_store.psp.events import CoordinatorNamed, KeyWorkerNamed, Proposed
from case_store.review.events import Ended
from case_store.vocabulary import Tie
from projections.relations.tie import LASTING, Standing, day_of, matter_of, tie_to

A_DAY = timedelta(days=1)


def ties_of_psp(entry: Entry) -> Iterator[Standing]:
    """The ties to plans, meetings and agencies that `entry` begins, changes or ends."""
    yield from _of_agency(entry.happened)
    kinds: tuple[Callable[[Entry, Event], Iterator[Standing]], ...] = (_of_plan, _of_succession, _of_meeting)
    for of_kind in kinds:
        yield from of_kind(entry, entry.happened)


def _of_plan(entry: Entry, event: Event) -> Iterator[Standing]:
    """Who coordinates a plan and who is its key worker: to the eve of whoever comes next, or to the plan's last day.

    That is the day on which it ended, or the last of the days on which the pupil is still monitored.
    """
    match event:
        case Proposed():
            yield _to_plan(entry, event, Tie.COORDINATES, event.coordinator, event.proposed_on)
        case CoordinatorNamed():
            yield from _in_turn(entry, event, Tie.COORDINATES, event.coordinator)
        case KeyWorkerNamed():
            yield from _in_turn(entry, event, Tie.KEY_WORKER, event.key_worker)
        case Ended():
            last = event.monitored_until or event.ended_on
            yield _to_plan(entry, event, Tie.COORDINATES, event.coordinator, last, last)
            if event.key_worker is not None:
                yield _to_plan(entry, event, Tie.KEY_WORKER, event.key_worker, last, last)
        case _:
            pass


Named = CoordinatorNamed | KeyWorkerNamed


def _in_turn(entry: Entry, event: Named, tie: Tie, person: UUID) -> Iterator[Standing]:
    """One after the other, so that no day belongs to both."""
    if event.former is not None:
        eve = event.from_day - A_DAY
        yield _to_plan(entry, event, tie, event.former, eve, eve)
    yield _to_plan(entry, event, tie, person, event.from_day)


def _to_plan(
    entry: Entry, event: Proposed | Named | Ended, tie: Tie, person: UUID, day: date, ends: date | None = None
) -> Standing:
    """A tie to the plan, from the day of its entry or an earlier one."""
    plan, starts = matter_of(entry), min(day, day_of(entry))
    return Standing(tie_to(plan, tie, person), person, tie, "matter", plan, starts, ends, event.pupil, event.case)


def _of_agency(event: Event) -> Iterator[Standing]:
    """Who works for an agency, and with whom a pupil is placed: while it runs, and not a day longer."""
    match event:
        case WorkerRecorded() | WorkerEnded() as post:
            yield Standing(post.tie, post.person, Tie.WORKS_FOR, "custodian", post.agency, post.starts, post.ends)
        case Placed() | PlacementEnded() as grant:
            to = grant.pupil
            yield Standing(grant.tie, grant.person, Tie.PLACED_WITH, "pupil", to, grant.starts, grant.ends, pupil=to)
        case _:
            pass


def _of_succession(entry: Entry, event: Event) -> Iterator[Standing]:
    """The place of the one before is the successor's from that day, and theirs to the eve of it."""
    if not isinstance(event, SuccessorNamed):
        return
    matter, day, eve = matter_of(entry), event.from_day, event.from_day - A_DAY
    about = (event.pupil, event.case)
    for tie in event.ties:
        was, comes = tie_to(matter, tie, event.former), tie_to(matter, tie, event.successor)
        yield Standing(was, event.former, tie, "matter", matter, eve, eve, *about)
        yield Standing(comes, event.successor, tie, "matter", matter, day, None, *about)
    for one in sorted(event.follows):
        follows = tie_to(matter, Tie.SUCCEEDS, event.successor, one)
        yield Standing(follows, event.successor, Tie.SUCCEEDS, "person", one, day, None, *about)
        ended = tie_to(matter, Tie.SUCCEEDS, event.former, one)
        if one != event.former:
            yield Standing(ended, event.former, Tie.SUCCEEDS, "person", one, eve, eve, *about)


def _of_meeting(entry: Entry, event: Event) -> Iterator[Standing]:
    """Who was asked to a meeting from an agency, and who came; after its exit, for as long as a report would take."""
    matter, day = matter_of(entry), day_of(entry)
    match event:
        case Invited(invited_as=InviteeKind.AGENCY):
            yield _at(matter, Tie.INVITED, event.invited, (day, None), event)
        case InvitationWithdrawn(invited_as=InviteeKind.AGENCY):
            for tie in (Tie.INVITED, Tie.ATTENDED):
                yield _at(matter, tie, event.withdrawn_from, (event.ends, event.ends), event)
        case AttendanceRecorded(invited_as=InviteeKind.AGENCY, attendance=Attendance.ATTENDED):
            yield _at(matter, Tie.ATTENDED, event.signer, (day, None), event)
        case AttendanceRecorded(invited_as=InviteeKind.AGENCY, had_attended=True):
            yield _at(matter, Tie.ATTENDED, event.signer, (day - A_DAY, day - A_DAY), event)
        case Closed():
            for tie, people in ((Tie.INVITED, event.invited), (Tie.ATTENDED, event.attended)):
                days = (min(day, event.closed_on), event.closed_on + LASTING)
                yield from (_at(matter, tie, person, days, event) for person in sorted(people))
        case _:
            pass


OfMeeting = Invited | InvitationWithdrawn | AttendanceRecorded | Closed


def _at(matter: UUID, tie: Tie, person: UUID, days: tuple[date, date | None], event: OfMeeting) -> Standing:
    starts, ends = days
    return Standing(tie_to(matter, tie, person), person, tie, "matter", matter, starts, ends, event.pupil, event.case)
