"""What has a day of its own: a sign to be looked at again, an agreement that runs out, a meeting, an action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from case_store.case.events import AgreementAnswered
from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.noticing.events import SignCorrected, SignNoticed, SignReviewed
from case_store.support.events import Accredited, ManagerMet, SupervisionAttended
from case_store.vocabulary import ALL_STAFF, Audience, Said
from projections.due.of_agencies import of_agencies
from projections.due.of_meetings import of_meetings
from projections.due.of_plans import of_plans
from projections.due.things import THINGS, author_of, thing_row
from projections.following import Kept


class DueThings:
    """One row an entry that set a day for something, or settled it: whether it is overdue is said when it is asked."""

    name = "due"
    tables: tuple[Kept, ...] = (THINGS,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The day that `entry` sets for something, or takes away."""
        yield from _of_support(entry)
        yield from of_agencies(entry)
        yield from of_meetings(entry)
        yield from of_plans(entry)


def _of_support(entry: Entry) -> Iterator[Row]:
    """Signs, agreements, and an ELSA's own support."""
    match entry.happened:
        case SignNoticed(review_on=day):
            yield thing_row(entry, "sign_review", entry.id, day, person=author_of(entry))
        case SignReviewed(review_on=day) | SignCorrected(review_on=day) if entry.about is not None:
            yield thing_row(entry, "sign_review", entry.about, day, person=author_of(entry))
        case AgreementAnswered(answer=answer) as answered if answer is not Said.NOT_ASKED:
            until = answered.until if answer is Said.AGREED else None
            yield from (thing_row(entry, "agreement", key, until) for key in _agreements(entry, answered.audience))
        case ManagerMet(elsa=elsa, next_on=day):
            yield thing_row(entry, "manager_meeting", uuid5(elsa, "manager_meeting"), day, person=elsa)
        case Accredited(elsa=elsa, accredited_on=day, until=until):
            yield thing_row(entry, "accreditation", uuid5(elsa, "accreditation"), until, person=elsa)
            yield thing_row(entry, "supervised", entry.id, day, person=elsa)
        case SupervisionAttended(elsa=elsa, attended_on=day):
            yield thing_row(entry, "supervised", entry.id, day, person=elsa)
        case _:
            pass


def _agreements(entry: Entry, audience: Audience) -> Iterable[UUID]:
    """One for each audience that was spoken of: a newer answer about one of them takes its place alone."""
    spoken_of = entry.about or entry.matter or entry.file
    each = sorted(ALL_STAFF) if audience is Audience.ALL_STAFF else [audience]
    return (uuid5(spoken_of, f"agreement:{one.value}") for one in each)
