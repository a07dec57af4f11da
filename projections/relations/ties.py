"""Which ties an entry begins, changes or ends: to the school, to a pupil, to a colleague, to one matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID, uuid5

from case_store.calendar import today
from case_store.case.events import WordingTold
from case_store.concern.events import AdultPassedOn, AdultRaised, AdultTold, PassedOn, Raised
from case_store.elsa.codes import ReferralStands
from case_store.elsa.events import ProgrammeEnded, ProgrammeStarted, ReferralDecided, Referred
from case_store.entry import Entry, Event
from case_store.home.codes import TIES
from case_store.home.events import StandingEnded, StandingRecorded
from case_store.people.events import (
    Appointed,
    AppointmentEnded,
    Assigned,
    AssignmentEnded,
    ConflictDeclared,
    ConflictEnded,
    ManagerAssigned,
    ManagerUnassigned,
    SupervisorAssigned,
    SupervisorUnassigned,
)
from case_store.vocabulary import Label, Post, Tie

LASTING = timedelta(days=30)
"""How long the relations to a programme outlast it, so that its report can be done (access table, rule `lasting`)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a tie: who stands how to what. `ends` is the last day on which it holds."""

    tie: UUID
    person: UUID
    relation: Post | Tie
    scope: Literal["custodian", "pupil", "person", "matter"]
    scope_id: UUID | None
    starts: date
    ends: date | None = None
    pupil: UUID | None = None
    case_file: UUID | None = None


def ties_of(entry: Entry) -> Iterable[Standing]:
    """The ties that `entry` begins, changes or ends. Pure: the same entry gives the same ties."""
    match entry.happened:
        case Appointed() | AppointmentEnded() as post:
            yield Standing(post.tie, post.person, post.post, "custodian", None, post.starts, post.ends)
        case Assigned() | AssignmentEnded() as lesson:
            relation = Tie(lesson.assigned_as.value)
            yield _to_pupil(lesson.tie, lesson.person, relation, lesson.pupil, lesson.starts, lesson.ends)
        case ConflictDeclared() as bar:
            yield _to_pupil(bar.tie, bar.person, Tie(bar.kind.value), bar.pupil, bar.starts, None)
        case ConflictEnded() as bar:
            yield _to_pupil(bar.tie, bar.person, Tie(bar.kind.value), bar.pupil, bar.starts, bar.ends)
        case ManagerAssigned() | ManagerUnassigned() as line:
            yield Standing(line.tie, line.manager, Tie.MANAGES, "person", line.elsa, line.starts, line.ends)
        case SupervisorAssigned() | SupervisorUnassigned() as line:
            yield Standing(line.tie, line.supervisor, Tie.SUPERVISES, "person", line.elsa, line.starts, line.ends)
        case StandingRecorded() | StandingEnded() as law:
            if relation_in_law := TIES[law.kind]:
                yield _to_pupil(law.tie, law.person, relation_in_law, law.pupil, law.starts, law.ends)
        case event:
            yield from _of_support(entry, event)
            yield from _of_concern(entry, event)


def _to_pupil(tie: UUID, person: UUID, relation: Tie, pupil: UUID, starts: date, ends: date | None) -> Standing:
    return Standing(tie, person, relation, "pupil", pupil, starts, ends, pupil=pupil)


def _of_support(entry: Entry, event: Event) -> Iterable[Standing]:
    """Who delivers what: a referral from when it is theirs to handle, a programme from when it was set up."""
    day = _day_of(entry)
    match event:
        case Referred(elsa=UUID() as asked):
            yield _delivers(_matter_of(entry), asked, event, day)
        case ReferralDecided(stands=ReferralStands.DECLINED):
            if event.elsa_asked:
                yield _delivers(_matter_of(entry), event.elsa_asked, event, day, event.decided_on + LASTING)
        case ReferralDecided():
            if event.elsa_asked and event.elsa_asked != event.elsa:
                yield _delivers(_matter_of(entry), event.elsa_asked, event, day, event.decided_on)
            if event.elsa:
                yield _delivers(_matter_of(entry), event.elsa, event, day)
        case ProgrammeStarted():
            # Plans are made before the first session, so the tie does not wait for the programme's first day.
            starts = min(event.starts, day)
            yield _delivers(_matter_of(entry), event.elsa, event, starts)
            yield _delivers(event.referral, event.elsa, event, starts)
        case ProgrammeEnded():
            starts, ends = min(event.ended_on, day), event.ended_on + LASTING
            yield _delivers(_matter_of(entry), event.elsa, event, starts, ends)
            yield _delivers(event.referral, event.elsa, event, starts, ends)
        case _:
            pass


def _of_concern(entry: Entry, event: Event) -> Iterable[Standing]:
    """Who holds a concern, whose conduct it is about, and who was told the account itself."""
    match event:
        case Raised():
            yield from (_to_concern(entry, event, holder, Tie.HOLDS) for holder in event.holders)
        case AdultRaised():
            yield _to_concern(entry, event, event.subject, Tie.SUBJECT)
            yield from (_to_concern(entry, event, holder, Tie.HOLDS) for holder in event.holders)
        case PassedOn() | AdultPassedOn():
            yield _to_concern(entry, event, event.holder, Tie.HOLDS)
        case WordingTold(told_as=Label.TOLD_FULL) if entry.matter not in {None, event.case}:
            # Told of the case as a whole, somebody reads their wording; there is no account that it would open.
            yield _to_concern(entry, event, event.told, Tie.TOLD_FULL)
        case AdultTold():
            yield _to_concern(entry, event, event.told, Tie.TOLD_FULL)
        case _:
            pass


AboutReferral = Referred | ReferralDecided | ProgrammeStarted | ProgrammeEnded
AboutConcern = Raised | PassedOn | AdultRaised | AdultPassedOn | AdultTold | WordingTold


def _delivers(matter: UUID, elsa: UUID, event: AboutReferral, starts: date, ends: date | None = None) -> Standing:
    tie = tie_to(matter, Tie.DELIVERS, elsa)
    return Standing(tie, elsa, Tie.DELIVERS, "matter", matter, starts, ends, event.pupil, event.case)


def _to_concern(entry: Entry, event: AboutConcern, person: UUID, relation: Tie) -> Standing:
    matter = _matter_of(entry)
    tie = tie_to(matter, relation, person)
    return Standing(tie, person, relation, "matter", matter, _day_of(entry), None, event.pupil, event.case)


def tie_to(matter: UUID, relation: Tie, person: UUID) -> UUID:
    """The tie of a person to a matter: the same id each time, so that its end finds its beginning."""
    return uuid5(matter, f"{relation.value}:{person}")


def _matter_of(entry: Entry) -> UUID:
    """The matter of `entry`; a referral, a programme or a concern is its own."""
    return entry.matter or entry.stream


def _day_of(entry: Entry) -> date:
    """The day of `entry` by Greenwich, the same before and after it was stored; never later than the day here."""
    return today(entry.happened_at)
