"""Who works for which agency, from when, until when. One person works for one agency.

Whoever moves to another agency is registered as a new person there: what they were told at the one does not go along.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.agency.commands import EndWorker, RecordWorker
from case_store.agency.events import WorkerEnded, WorkerRecorded
from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Refused

Posts = tuple[WorkerRecorded | WorkerEnded, ...]


def workers_stream(person: UUID) -> UUID:
    """The stream of all that one person was at agencies, so that nobody comes to be at two."""
    return uuid5(person, "agency")


def evolve(posts: Posts, event: Event) -> Posts:
    """Remember a new post, or the new end of one."""
    if isinstance(event, WorkerRecorded | WorkerEnded):
        return (*(one for one in posts if one.tie != event.tie), event)
    return posts


def record_worker(command: RecordWorker, posts: Posts, around: Circumstances) -> Iterator[Happening]:
    """Raises Refused where they work, or worked, for another agency, or for this one in that time already."""
    if around.person_is_pupil:
        raise Refused("A pupil works for no agency. Look the person up again.")
    starts = command.starts or around.today
    in_order(starts, command.ends)
    if any(one.agency != command.agency for one in posts):
        raise Refused("They worked for another agency. Register them anew for this one, and have that one ended.")
    if any(_overlaps(one, starts, command.ends) for one in posts):
        raise Refused("They work there in that time already. End that first, or choose other days.")
    tie = around.mint()
    recorded = WorkerRecorded(
        tie=tie,
        person=command.person,
        agency=command.agency,
        key_contact=command.key_contact,
        starts=starts,
        ends=command.ends,
        by=around.actor.person,
    )
    yield Happening(recorded, thing=tie)


def end_worker(command: EndWorker, posts: Posts, around: Circumstances) -> Iterator[Event]:
    """Ends the post that runs on that day. Raises Refused where none does."""
    day = command.last_day
    one = next((one for one in posts if (one.starts - day).days <= 1 and (one.ends is None or day < one.ends)), None)
    if one is None:
        raise Refused("They work for no agency then, so nothing can end. Look at what is recorded of them.")
    yield WorkerEnded(
        tie=one.tie,
        person=one.person,
        agency=one.agency,
        starts=one.starts,
        ends=day,
        by=around.actor.person,
    )


def _overlaps(one: WorkerRecorded | WorkerEnded, starts: date, ends: date | None) -> bool:
    """Whether a day lies in both times; a post that ended before it began never held."""
    never_held = one.ends is not None and one.ends < one.starts
    return not (never_held or (ends is not None and ends < one.starts) or (one.ends is not None and one.ends < starts))


_NONE: Posts = ()
WORKERS = Decider("agency_worker", _NONE, evolve, checked({RecordWorker: record_worker, EndWorker: end_worker}))
