"""The ties of plans and meetings: who coordinates, who was asked to come from an agency, who works for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from case_store.agency.events import Placed, PlacementEnded, SuccessorNamed, WorkerEnded, WorkerRecorded
from case_store.entry import Entry, Event
from case_store.vocabulary import Tie
from projections.relations.tie import Standing, matter_of, tie_to

A_DAY = timedelta(days=1)


def ties_of_psp(entry: Entry) -> Iterator[Standing]:
    """The ties to plans, meetings and agencies that `entry` begins, changes or ends."""
    yield from _of_agency(entry.happened)
    kinds: tuple[Callable[[Entry, Event], Iterator[Standing]], ...] = (_of_succession,)
    for of_kind in kinds:
        yield from of_kind(entry, entry.happened)


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
