"""Which ties an entry begins, changes or ends: to the school, to a pupil, to a colleague, to one matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from case_store.case.events import WordingTold
from case_store.concern.events import AdultPassedOn, AdultRaised, AdultTold, PassedOn, Raised
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
from case_store.vocabulary import Label, Tie
from projections.relations.of_psp import ties_of_psp
from projections.relations.of_support import ties_of_support
from projections.relations.tie import LASTING, Standing, day_of, matter_of, tie_to

__all__ = ["LASTING", "Standing", "tie_to", "ties_of"]


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
            yield from ties_of_support(entry)
            yield from ties_of_psp(entry)
            yield from _of_concern(entry, event)


def _to_pupil(tie: UUID, person: UUID, relation: Tie, pupil: UUID, starts: date, ends: date | None) -> Standing:
    return Standing(tie, person, relation, "pupil", pupil, starts, ends, pupil=pupil)


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


AboutConcern = Raised | PassedOn | AdultRaised | AdultPassedOn | AdultTold | WordingTold


def _to_concern(entry: Entry, event: AboutConcern, person: UUID, relation: Tie) -> Standing:
    matter = matter_of(entry)
    tie = tie_to(matter, relation, person)
    return Standing(tie, person, relation, "matter", matter, day_of(entry), None, event.pupil, event.case)
