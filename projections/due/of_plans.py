"""What is due of plans, and around a pupil: documents that were asked for, advice, what staff need, a place in a unit.

When a plan is reviewed next, and by when the parents of one that fails are brought in, is no row here: both follow from
the plan's own steps, which the board keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.around import events as around
from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.review import events as review
from case_store.voice import events as voice
from case_store.voice.codes import QUESTIONNAIRES, Document
from projections.due.things import OVER, author_of, thing_row


def of_plans(entry: Entry) -> Iterator[Row]:
    """What `entry` says of a plan, or of the support around a pupil."""
    yield from _of_a_plan(entry)
    yield from _of_documents(entry)
    yield from _around(entry)


def _of_a_plan(entry: Entry) -> Iterator[Row]:
    """The authority's advice, which may be asked for after the end as well; and that a plan has ended."""
    plan = entry.matter or entry.stream
    match entry.happened:
        case review.AdviceAsked(answer_by=day):
            yield thing_row(entry, "advice", uuid5(plan, "advice"), day, person=author_of(entry))
        case review.AdviceAnswered() | review.AdviceUnanswered():
            yield thing_row(entry, "advice", uuid5(plan, "advice"), None)
        case review.Ended():
            yield thing_row(entry, OVER, plan, None)
        case _:
            pass


def _of_documents(entry: Entry) -> Iterator[Row]:
    """What was asked for before the meeting, until it is there, or is not to be had."""
    match entry.happened:
        case voice.DocumentAsked(document=document, of_whom=whom, wanted_by=day):
            yield _document(entry, document, whom, day, author_of(entry))
        case voice.DocumentReceived(document=document, of_whom=whom):
            yield from _settled(entry, document, whom)
        case voice.DocumentUnavailable(document=document, of_whom=whom):
            yield from _settled(entry, document, whom)
        case _:
            pass


def _settled(entry: Entry, document: Document, whom: UUID | None) -> Iterator[Row]:
    """A questionnaire of somebody also answers for one that was asked of nobody by name."""
    things = dict.fromkeys((whom, None)) if document in QUESTIONNAIRES else {None: None}
    yield from (_document(entry, document, one, None) for one in things)


def _document(entry: Entry, document: Document, whom: UUID | None, day: date | None, person: UUID | None = None) -> Row:
    """A row of one document: of a questionnaire there is one for each who is asked, of anything else one."""
    plan = entry.matter or entry.stream
    of_whom = f" {whom}" if whom is not None and document in QUESTIONNAIRES else ""
    thing = uuid5(plan, f"{document.value}{of_whom}")
    return thing_row(entry, "document", thing, day, person=person, belongs_to=plan)


def _around(entry: Entry) -> Iterator[Row]:
    """What staff need, and until when a place in a unit is meant: for whoever gave it and for the adult there."""
    place, key_adult = entry.stream, uuid5(entry.stream, "key_adult")
    match entry.happened:
        case around.StaffSupportNeeded(needed_by=day):
            yield thing_row(entry, "staff_support", entry.stream, day, person=author_of(entry))
        case around.StaffSupportAnswered():
            yield thing_row(entry, "staff_support", entry.stream, None)
        case around.UnitEntered(meant_until=day, key_adult=adult):
            yield thing_row(entry, "unit_place", place, day, person=author_of(entry))
            yield thing_row(entry, "unit_place", key_adult, day, person=adult)
        case around.UnitLeft():
            yield thing_row(entry, "unit_place", place, None)
            yield thing_row(entry, "unit_place", key_adult, None)
        case _:
            pass
