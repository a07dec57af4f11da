"""What has a day of its own: a sign to be looked at again, an agreement that runs out, a meeting, an accreditation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from case_store.case.events import AgreementAnswered
from case_store.entry import Entry
from case_store.journal.inline import Row
from case_store.noticing.events import SignCorrected, SignNoticed, SignReviewed
from case_store.support.events import Accredited, ManagerMet, SupervisionAttended
from case_store.vocabulary import ALL_STAFF, Audience, Role, Said
from projections.following import Kept

THINGS = Kept(
    "due_things",
    {
        "entry": "uuid",
        "thing": "uuid",
        "position": "bigint",
        "file": "uuid",
        "matter": "uuid",
        "person": "uuid",
        "what": "text",
        "day": "date",
    },
    key=("entry", "thing"),
)


class DueThings:
    """One row an entry that set a day for something, or settled it: whether it is overdue is said when it is asked."""

    name = "due"
    tables: tuple[Kept, ...] = (THINGS,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The day that `entry` sets for something, or takes away."""
        match entry.happened:
            case SignNoticed(review_on=day):
                yield _thing(entry, "sign_review", entry.id, day, person=_author(entry))
            case SignReviewed(review_on=day) | SignCorrected(review_on=day) if entry.about is not None:
                yield _thing(entry, "sign_review", entry.about, day, person=_author(entry))
            case AgreementAnswered(answer=answer) as answered if answer is not Said.NOT_ASKED:
                until = answered.until if answer is Said.AGREED else None
                yield from (_thing(entry, "agreement", key, until) for key in _agreements(entry, answered.audience))
            case ManagerMet(elsa=elsa, next_on=day):
                yield _thing(entry, "manager_meeting", uuid5(elsa, "manager_meeting"), day, person=elsa)
            case Accredited(elsa=elsa, accredited_on=day, until=until):
                yield _thing(entry, "accreditation", uuid5(elsa, "accreditation"), until, person=elsa)
                yield _thing(entry, "supervised", entry.id, day, person=elsa)
            case SupervisionAttended(elsa=elsa, attended_on=day):
                yield _thing(entry, "supervised", entry.id, day, person=elsa)
            case _:
                pass


def _agreements(entry: Entry, audience: Audience) -> Iterable[UUID]:
    """One for each audience that was spoken of: a newer answer about one of them takes its place alone."""
    spoken_of = entry.about or entry.matter or entry.file
    each = sorted(ALL_STAFF) if audience is Audience.ALL_STAFF else [audience]
    return (uuid5(spoken_of, f"agreement:{one.value}") for one in each)


def _author(entry: Entry) -> UUID | None:
    return next((person for role, person in entry.lifted.people if role is Role.AUTHOR), None)


def _thing(entry: Entry, what: str, thing: UUID, day: date | None, *, person: UUID | None = None) -> Row:
    values = {
        "entry": str(entry.id),
        "thing": str(thing),
        "position": entry.position,
        "file": str(entry.file),
        "matter": None if entry.matter is None else str(entry.matter),
        "person": None if person is None else str(person),
        "what": what,
        "day": None if day is None else day.isoformat(),
    }
    return Row(THINGS.name, values)
