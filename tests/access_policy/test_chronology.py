"""A line of a chronology is made of what was told of its entry, and of nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

import case_store.group.events
import case_store.handover.events
import case_store.home.events
import case_store.impact.events
import case_store.noticing.events  # noqa: F401 - declares its events, as those above do
from access_policy.chronology import SIGNIFICANT, school_year, significant
from access_policy.reading import ToldEntry
from case_store.entry import event_named, levels_of
from case_store.vocabulary import Level, Part
from tests.facts import Makes
from tests.given import ELSA, one


def told(number: int, what: str, about: UUID | None = None, **fields: Any) -> ToldEntry:
    """An entry of this name, with the fields of it that are told."""
    return ToldEntry(
        id=one(number),
        file=one(0xA),
        part=Part.CONTACTS,
        what=what,
        level=Level.SUMMARY,
        happened_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        about=about,
        fields={"author": str(ELSA), **fields},
        because=("a.rule",),
    )


CONTACT, CORRECTED = "case.contact_recorded", "case.contact_corrected"


class TestSignificant:
    def test_is_a_contact_of_which_an_outcome_is_told(self) -> None:
        """Where it is not told, it is not there: whether there is one is not told either."""
        assert significant([told(1, CONTACT, outcome="Will come on Friday.")])
        assert not significant([told(1, CONTACT)])

    def test_is_no_note_of_every_session(self) -> None:
        """What happens each week is in the timeline."""
        assert not significant([told(1, "elsa.session_noted", staff_summary="Settled.")])

    def test_is_the_wording_that_stands(self) -> None:
        """Where the reader is told of both; alone, the first one stays."""
        first = told(1, CONTACT, outcome="Friday.")
        second = told(2, CORRECTED, about=first.id, corrects=True, outcome="Thursday.")
        assert significant([first, second]) == [second]
        assert significant([first]) == [first]

    @pytest.mark.parametrize("name", SIGNIFICANT)
    def test_names_events_and_fields_that_there_are(self, name: str) -> None:
        """A name that was mistyped would leave something out for ever."""
        telling = SIGNIFICANT[name]
        needs = (telling.needs,) if telling.needs else ()
        assert {*telling.action, *telling.outcome, *needs} <= levels_of(event_named(name)).keys()

    def test_says_the_names_of_texts_and_of_words_of_closed_lists(self) -> None:
        """What is joined into a line is text."""
        makes = Makes(seed=1)
        for name, telling in SIGNIFICANT.items():
            event, fields = event_named(name), (*telling.action, *telling.outcome)
            said = [makes.value(event.model_fields[field].annotation) for field in fields for _ in range(20)]
            assert all(value is None or isinstance(value, str) for value in said)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 9, 1), "2025/26"), (date(2026, 8, 31), "2025/26"), (date(1999, 10, 1), "1999/00")],
)
def test_a_school_year_begins_in_september(day: date, year: str) -> None:
    """Named by both of its years."""
    assert school_year(day) == year
