"""What of an event is told at a level: every field of every event there is."""

from __future__ import annotations

import itertools
import random

import pytest

from access_policy.redaction import redact, tells_day
from case_store.case.events import AgreementAnswered, ContactRecorded, WordingTold
from case_store.concern.events import Raised
from case_store.elsa.events import ReferralDecided, SessionNoted
from case_store.entry import NEVER, Event, levels_of
from case_store.vocabulary import Level
from tests.facts import EVENTS, Makes

MAKES = Makes(seed=20)


def filled(event: type[Event]) -> Event:
    """One such event, with something in each field that may hold something."""
    made = {name: MAKES.value(told.annotation) for name, told in event.model_fields.items()}
    for name, told in event.model_fields.items():
        while made[name] is None and told.annotation is not type(None):
            made[name] = MAKES.value(told.annotation)
    return event.model_construct(**made)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
class TestRedaction:
    def test_tells_exactly_the_fields_of_the_level(self, event: type[Event]) -> None:
        """Those that declare it or less; a field that declares nothing is told in full only."""
        one = filled(event)
        for level in Level:
            expected = {name for name, needed in levels_of(event).items() if level.covers(needed)}
            assert redact(one, level).keys() == (set() if level is Level.NONE else expected)

    def test_tells_no_more_at_a_lower_level(self, event: type[Event]) -> None:
        """What is told at one level is told, word for word, at each above it."""
        one = filled(event)
        told = [redact(one, level).items() for level in sorted(Level, key=lambda level: level.rank)]
        for lower, higher in itertools.pairwise(told):
            assert all(item in higher for item in lower)

    def test_never_tells_what_is_told_to_nobody(self, event: type[Event]) -> None:
        """Positions, and who holds a concern."""
        never = {name for name, told in event.model_fields.items() if NEVER in told.metadata}
        assert not never & redact(filled(event), Level.FULL).keys()


DAYS = {
    ContactRecorded: Level.EXISTENCE,
    SessionNoted: Level.EXISTENCE,
    AgreementAnswered: Level.FULL,
    ReferralDecided: Level.FULL,
    Raised: Level.FULL,
    WordingTold: Level.EXISTENCE,
}
"""From which level on it is told when each of these happened (access table, section 1)."""


@pytest.mark.parametrize("event", DAYS, ids=lambda event: event.name)
def test_tells_the_day_where_the_field_with_it_is_told(event: type[Event]) -> None:
    """The envelope holds the day too, and must not say what the fact does not; what has no day has only its record."""
    assert next(level for level in Level if level.rank and tells_day(event, level)) is DAYS[event]


def test_leaves_out_what_has_no_value() -> None:
    """A field that was left blank looks the same as one that does not exist."""
    chance = random.Random(2)
    for event in chance.sample(EVENTS, 10):
        bare = event.model_construct(**dict.fromkeys(event.model_fields))
        assert redact(bare, Level.FULL) == {}
