"""What the inline projections write of each entry, and that the database takes it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from case_store.case.codes import Stands
from case_store.case.events import AgreementAnswered
from case_store.disclosing import PolicyAdopted
from case_store.elsa.events import SessionCorrected, SessionNoted
from case_store.entry import Erased, Event
from case_store.journal.ids import new_id
from case_store.people.events import IdentityEnded, IdentityGiven, PupilEnrolled, PupilLeft, PupilUpdated
from case_store.vocabulary import ALL_STAFF, DEFAULT_AUDIENCE, Audience, Capacity, Said, Sensitive
from projections.adopted_policy import AdoptedPolicy
from projections.agreements import Agreements
from projections.entry_index import EntryIndex
from projections.inline import INLINE
from projections.relations import Relations
from tests.projections.school import MONDAY, School, entry

WHO, PUPIL, CASE, FILE, MATTER = (UUID(int=n) for n in range(1, 6))
WORDS = Sensitive("Words of a child.")


def noted(**more: object) -> SessionNoted:
    """One session, written up."""
    values = {"author": WHO, "audience": DEFAULT_AUDIENCE, "held_on": date(2025, 3, 3), "number": 1, "note": WORDS}
    return SessionNoted.model_validate({**values, "summary_until": date(2025, 7, 1), **more})


def answered(audience: Audience, **more: object) -> AgreementAnswered:
    """What the pupil answered."""
    values = {"author": WHO, "stands": next(iter(Stands)), "answer": Said.AGREED, "audience": audience}
    return AgreementAnswered.model_validate({**values, "answered_on": date(2025, 3, 3), **more})


def test_the_index_says_what_the_envelope_says() -> None:
    """File, matter, stream, version, part, name, labels, audience, end, times, author and people; no words."""
    line = entry(noted(), file=FILE, matter=MATTER, stream=MATTER, version=3)
    index, *people = EntryIndex().project(line)
    assert index.values == {
        "file": str(FILE),
        "matter": str(MATTER),
        "stream": str(MATTER),
        "version": 3,
        "part": "sessions",
        "name": "elsa.session_noted",
        "about": None,
        "root": str(line.id),
        "labels": [],
        "audience": ["class_teacher", "senco"],
        "until": "2025-07-01",
        "happened_at": MONDAY.isoformat(),
        "author": str(WHO),
        "people": {"author": [str(WHO)]},
    }
    assert [row.values for row in people] == [
        {"person": str(WHO), "role": "author", "file": str(FILE), "part": "sessions"}
    ]


def test_a_corrections_root_is_what_it_corrects_and_an_answers_is_itself() -> None:
    """An agreement about an entry is about it, but is no wording of it."""
    original = new_id()
    corrected = SessionCorrected(author=WHO, audience=DEFAULT_AUDIENCE, why=WORDS)
    (correction, *_) = EntryIndex().project(entry(corrected, about=original))
    assert (correction.values["about"], correction.values["root"]) == (str(original), str(original))
    assert correction.values["labels"] == ["correction"]
    answer = entry(answered(Audience.SENCO), about=original)
    (index, *_) = EntryIndex().project(answer)
    assert (index.values["about"], index.values["root"]) == (str(original), str(answer.id))


def test_an_answer_about_all_staff_stands_for_each_audience_they_are_made_of() -> None:
    """Five rows; home and agencies are not among them."""
    rows = list(Agreements().project(entry(answered(Audience.ALL_STAFF), matter=MATTER, file=FILE)))
    assert {row.values["audience"] for row in rows} == {audience.value for audience in ALL_STAFF}
    assert len(rows) == 5
    assert {row.values["answer"] for row in rows} == {"agreed"}


def test_an_answer_is_about_one_matter_or_one_entry() -> None:
    """With its end, if it has one."""
    about, until = new_id(), date(2025, 9, 1)
    (row,) = Agreements().project(entry(answered(Audience.HOME, until=until), matter=MATTER, file=FILE, about=about))
    assert row.values == {
        "file": str(FILE),
        "matter": str(MATTER),
        "about": str(about),
        "audience": "home",
        "answer": "agreed",
        "until": "2025-09-01",
    }


def test_the_roll_and_the_sign_ins_are_kept_line_by_line() -> None:
    """Enrolled, changed, left; given and ended."""
    line = {"pupil": PUPIL, "case": CASE, "display_name": WORDS, "year": 7, "date_of_birth": date(2013, 1, 1)}
    on_roll = {**line, "starts": date(2024, 9, 2)}
    enrolled, updated = PupilEnrolled.model_validate(on_roll), PupilUpdated.model_validate({**on_roll, "sen": True})
    left = PupilLeft(pupil=PUPIL, case=CASE, starts=date(2024, 9, 2), last_day=date(2025, 7, 22), sen=True)
    rows = [row.values for event in (enrolled, updated, left) for row in Relations().project(entry(event))]
    assert [(row["sen"], row["ends"]) for row in rows] == [(False, None), (True, None), (True, "2025-07-22")]
    sign_in = {"person": WHO, "iss": Sensitive("https://id"), "sub": Sensitive("x"), "capacity": Capacity.STAFF}
    for kind, ended in ((IdentityGiven, False), (IdentityEnded, True)):
        (row,) = Relations().project(entry(kind.model_validate({**sign_in, "by": WHO})))
        assert (row.values["iss"], row.values["sub"], row.values["ended"]) == ("https://id", "x", ended)


def test_an_adopted_revision_is_kept() -> None:
    """The newest row is in force."""
    (row,) = AdoptedPolicy().project(entry(PolicyAdopted(revision="a" * 64)))
    assert row.values == {"revision": "a" * 64}


def test_an_erased_entry_explains_its_envelope_and_nothing_else() -> None:
    """Every inline projection passes over it, but for the index, which reads no words."""
    erased = entry(Erased())
    assert {row.table for projection in INLINE for row in projection.project(erased)} == {"entry_index"}


async def test_the_database_takes_every_row_and_gives_it_back(school: School) -> None:
    """The rows of entries of all kinds are written with them, with their position and time, words nowhere."""
    events: list[Event] = [
        noted(staff_summary=WORDS),
        answered(Audience.ALL_STAFF, pupil_words=WORDS),
        PolicyAdopted(revision="b" * 64),
        IdentityGiven(person=WHO, iss=Sensitive("i"), sub=Sensitive("s"), capacity=Capacity.STAFF, by=WHO),
    ]
    kept = [await school.keep(event, file=FILE, matter=MATTER) for event in events]
    rows = school.rows("SELECT * FROM {s}.entry_index ORDER BY position")
    assert [(row["position"], row["entry"], row["recorded_at"]) for row in rows] == [
        (one.position, one.id, one.recorded_at) for one in kept
    ]
    assert rows[0]["audience"] == ["class_teacher", "senco"]
    assert rows[0]["until"] == date(2025, 7, 1)
    assert rows[0]["people"] == {"author": [str(WHO)]}
    assert len(school.rows("SELECT * FROM {s}.agreements")) == 5
    assert len(school.rows("SELECT * FROM {s}.adopted_policy")) == 1
    assert len(school.rows("SELECT * FROM {s}.identities")) == 1
    tables = [table.name for projection in INLINE for table in projection.tables]
    for table in (*tables, "relations_in_force"):
        assert "Words" not in str(school.rows(f"SELECT * FROM {{s}}.{table}")), table
