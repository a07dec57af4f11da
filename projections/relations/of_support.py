"""Who delivers, covers, took over or asked for support: the ties to a referral, a programme, a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from case_store.elsa.codes import ReferralStands
from case_store.elsa.events import (
    ProgrammeEnded,
    ProgrammeStarted,
    ReferralDecided,
    Referred,
    TouchBaseEnded,
    TouchBasePlanned,
)
from case_store.entry import Entry, Event
from case_store.group import events as group
from case_store.handover.events import CoverArranged, CoverEnded, HandedOver, TakenOver
from case_store.impact.events import Reported, WordedForHome
from case_store.vocabulary import Tie
from projections.relations.tie import LASTING, Standing, day_of, matter_of, tie_to

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _To:
    """What ties go to: one or two matters, the pupil and case they open, and whether as one of a group's members."""

    matters: tuple[UUID, ...]
    pupil: UUID | None
    case: UUID | None
    member: bool = False

    def ties(self, relation: Tie, people: Iterable[UUID], starts: date, ends: date | None = None) -> Iterator[Standing]:
        """The same tie of each of `people` to each of the matters."""
        member = self.pupil if self.member else None
        for person in sorted(people):
            for matter in self.matters:
                tie = tie_to(matter, relation, person, member)
                yield Standing(tie, person, relation, "matter", matter, starts, ends, self.pupil, self.case)


def ties_of_support(entry: Entry) -> Iterator[Standing]:
    """The ties of support that `entry` begins, changes or ends."""
    kinds: tuple[Callable[[Entry, Event], Iterator[Standing]], ...] = (
        _of_referral, _of_programme, _of_touch_base, _of_group, _of_member, _of_hands, _of_report,
    )  # fmt: skip
    for of_kind in kinds:
        yield from of_kind(entry, entry.happened)


def _of_referral(entry: Entry, event: Event) -> Iterator[Standing]:
    """A referral is theirs to handle from when they are asked."""
    if not isinstance(event, Referred | ReferralDecided):
        return
    to, day = _To((matter_of(entry),), event.pupil, event.case), day_of(entry)
    match event:
        case Referred():
            yield from to.ties(Tie.DELIVERS, _known(event.elsa), day)
            yield from to.ties(Tie.REFERRED, _known(event.referrer), day)
        case ReferralDecided(stands=ReferralStands.DECLINED):
            ends = event.decided_on + LASTING
            yield from to.ties(Tie.DELIVERS, _known(event.elsa_asked), day, ends)
            yield from to.ties(Tie.REFERRED, _known(event.referrer), day, ends)
        case ReferralDecided():
            if event.elsa_asked != event.elsa:
                yield from to.ties(Tie.DELIVERS, _known(event.elsa_asked), day, event.decided_on)
            yield from to.ties(Tie.DELIVERS, _known(event.elsa), day)


def _of_programme(entry: Entry, event: Event) -> Iterator[Standing]:
    """A programme is delivered from when it was set up, and lasts until its report can be done."""
    if not isinstance(event, ProgrammeStarted | ProgrammeEnded):
        return
    to, day = _To((matter_of(entry), event.referral), event.pupil, event.case), day_of(entry)
    if isinstance(event, ProgrammeStarted):
        # Plans are made before the first session, so the tie does not wait for the programme's first day.
        starts = min(event.starts, day)
        yield from to.ties(Tie.DELIVERS, {event.elsa}, starts)
        yield from _To(to.matters[:1], event.pupil, event.case).ties(Tie.REFERRED, _known(event.referrer), starts)
        return
    starts, ends = min(event.ended_on, day), event.ended_on + LASTING
    yield from to.ties(_responsible(event.taken_over), {event.elsa}, starts, ends)
    yield from to.ties(Tie.COVERS, event.covering, starts, ends)
    yield from to.ties(Tie.REFERRED, _known(event.referrer), starts, ends)


def _of_touch_base(entry: Entry, event: Event) -> Iterator[Standing]:
    """While contact is planned the ties go on: to the last of its days, and so long as the report takes."""
    if not isinstance(event, TouchBasePlanned | TouchBaseEnded):
        return
    last = max(event.contacts) if isinstance(event, TouchBasePlanned) else event.ended_on
    to = _To((matter_of(entry), event.referral), event.pupil, event.case)
    yield from to.ties(_responsible(event.taken_over), {event.elsa}, min(last, day_of(entry)), last + LASTING)


def _of_group(entry: Entry, event: Event) -> Iterator[Standing]:
    """To the group itself, whoever is in it."""
    to, day = _To((matter_of(entry),), None, entry.file), day_of(entry)
    match event:
        case group.Started(elsas=elsas, starts=starts):
            yield from to.ties(Tie.DELIVERS, elsas, min(starts, day))
        case group.Ended(elsas=elsas, covering=covering, ended_on=ended_on):
            days = min(ended_on, day), ended_on + LASTING
            yield from to.ties(Tie.DELIVERS, elsas, *days)
            yield from to.ties(Tie.COVERS, covering, *days)
        case _:
            pass


def _of_member(entry: Entry, event: Event) -> Iterator[Standing]:
    """To each member, from the day on which they join."""
    if not isinstance(event, group.Joined | group.Left):
        return
    to = _To((matter_of(entry),), event.pupil, event.case, member=True)
    joined = isinstance(event, group.Joined)
    day = event.joined_on if isinstance(event, group.Joined) else event.left_on
    days = min(day, day_of(entry)), None if joined else day + LASTING
    yield from to.ties(Tie.DELIVERS, event.elsas, *days)
    yield from to.ties(Tie.COVERS, event.covering, *days)


def _of_hands(entry: Entry, event: Event) -> Iterator[Standing]:
    """Who covers, to the last day of it; who takes over, and who until the eve of that; to whom it was handed over."""
    if not isinstance(event, CoverArranged | CoverEnded | HandedOver | TakenOver):
        return
    case = event.case if event.pupil else entry.file
    matter, day = _To((matter_of(entry),), event.pupil, case, event.member), day_of(entry)
    referral = _known(None if isinstance(event, HandedOver) else event.referral)
    to = _To((*matter.matters, *referral), event.pupil, case, event.member)
    match event:
        case CoverArranged():
            yield from to.ties(Tie.COVERS, {event.elsa}, event.starts, event.ends)
        case CoverEnded():
            yield from to.ties(Tie.COVERS, {event.elsa}, event.starts, event.ends)
            if event.handed_over:
                yield from matter.ties(Tie.HANDED_OVER, {event.elsa}, event.starts, event.ends)
        case HandedOver():
            yield from matter.ties(Tie.HANDED_OVER, {event.to}, day, event.until)
        case TakenOver():
            eve = event.from_day - A_DAY
            yield from to.ties(_responsible(event.former_took_over), {event.former}, min(eve, day), eve)
            yield from to.ties(Tie.COVERS, {event.elsa}, event.from_day, event.until)
            if event.handed_over:
                yield from matter.ties(Tie.HANDED_OVER, {event.elsa}, min(event.from_day, day), event.until)


def _of_report(entry: Entry, event: Event) -> Iterator[Standing]:
    """Once the report of what has ended is done, nobody needs to know any more (access table, rule `lasting`).

    Not while a lighter contact goes on: its own end says when.
    """
    if not isinstance(event, Reported | WordedForHome) or not event.complete or event.goes_on:
        return
    to = _To((matter_of(entry), *_known(event.referral)), event.pupil, event.case, event.in_group)
    ends = min(day_of(entry), event.finished_on + LASTING)
    yield from to.ties(Tie.DELIVERS, event.elsas - event.covering, ends, ends)
    yield from to.ties(Tie.COVERS, event.covering, ends, ends)


def _responsible(taken_over: bool) -> Tie:
    """How whoever is responsible stands to the work: delivering what they began, covering what they took over."""
    return Tie.COVERS if taken_over else Tie.DELIVERS


def _known(person: UUID | None) -> frozenset[UUID]:
    return frozenset({person} if person else ())
