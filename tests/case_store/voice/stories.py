"""A plan, and what people say for it: what the tests of these rules begin with."""

from __future__ import annotations

from typing import Any

from case_store.psp.events import CoordinatorNamed, Proposed
from case_store.voice.codes import Occasion
from case_store.voice.commands import RecordPupilsWords
from case_store.voice.voice import VOICE
from tests.given import CASE, OTHER, PUPIL, TEACHER, TODAY, YESTERDAY, Given, one, text

COORDINATOR, KEY_WORKER, MUM, DAD = OTHER, TEACHER, one(0xF1), one(0xF2)
PROPOSED = Proposed(
    author=COORDINATOR,
    proposed_on=YESTERDAY,
    coordinator=COORDINATOR,
    reasons=text(),
    number=1,
    pupil=PUPIL,
    case=CASE,
)
PLAN = Given(VOICE).given(PROPOSED)


def coordinated_by(person: Any, from_day: Any = TODAY) -> CoordinatorNamed:
    """Somebody else coordinates it."""
    return CoordinatorNamed(
        author=COORDINATOR, from_day=from_day, coordinator=person, former=COORDINATOR, pupil=PUPIL, case=CASE
    )


def words(**said: Any) -> RecordPupilsWords:
    """A pupil's words, said alone before the plan, unless `said` otherwise."""
    usual = {"occasion": Occasion.BEFORE_THE_PLAN, "significance_explained": True, "words": text()}
    return RecordPupilsWords(**{**usual, **said})
