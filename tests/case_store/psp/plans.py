"""A plan as far as it has come: what most tests of its rules begin with."""

from __future__ import annotations

from datetime import date
from typing import Any

from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from case_store.entry import Actor
from case_store.people.settings import Settings
from case_store.psp.codes import Evidence, How, Occasion, Side
from case_store.psp.events import (
    CommitmentMade,
    KeyWorkerNamed,
    Proposed,
    Signed,
    TargetAgreed,
    TargetDrafted,
    TargetStepped,
    TargetVersion,
)
from case_store.psp.psp import PSP
from case_store.psp.shapes import Support
from case_store.review.codes import EndedBy
from case_store.review.events import Ended
from case_store.school_days import NO_TERMS
from case_store.vocabulary import Capacity
from tests.given import CASE, ELSA, OTHER, PUPIL, TEACHER, TODAY, YESTERDAY, Given, one, text

COORDINATOR, KEY_WORKER, MENTOR = ELSA, TEACHER, OTHER
MUM, DAD, ADULT, WITNESS, WORKER = (one(0xE1 + n) for n in range(5))
TARGET, SECOND, HELP, MUMS = (one(0xF1 + n) for n in range(4))
MONDAY, MAY = date(2026, 3, 2), date(2026, 5, 15)
EASTER = (date(2026, 3, 28), date(2026, 4, 12))
"""The first and the last day of the holidays in this calendar."""
TERMS = NO_TERMS.with_year(
    2025,
    (
        Time(span=Span.TERM, starts=date(2026, 1, 5), ends=date(2026, 3, 27)),
        Time(span=Span.HALF_TERM, starts=date(2026, 2, 16), ends=date(2026, 2, 20)),
        Time(span=Span.TERM, starts=date(2026, 4, 13), ends=date(2026, 7, 21)),
    ),
)
SCHOOL = Settings(calendar=TERMS)

plan = Given(PSP)
PROPOSED = Proposed(
    author=COORDINATOR, proposed_on=MONDAY, coordinator=COORDINATOR, reasons=text(), number=1, pupil=PUPIL, case=CASE
)
NAMED = KeyWorkerNamed(author=COORDINATOR, from_day=MONDAY, key_worker=KEY_WORKER, pupil=PUPIL, case=CASE)
SUPPORT = Support(side=Side.SCHOOL, owner=MENTOR, how=How.MENTOR, help=text("Meets at ten."), suitable_training=True)
SAID: dict[str, Any] = {
    "target": TARGET,
    "wording": text("Starts work within five minutes."),
    "measure": text("Five-point marks by lesson."),
    "from_what": text("one lesson in five"),
    "to_what": text("three lessons in five"),
    "by": MAY,
    "reward": text("Football with Dad."),
    "reward_from": Side.PARENT,
    "consequence": text("Catches up at break."),
    "why_it_matters": text("Wants to stay in the set."),
}
DRAFTED = TargetDrafted(author=COORDINATOR, support=(SUPPORT,), **SAID)
BARE = TargetDrafted(author=COORDINATOR, target=TARGET, wording=SAID["wording"])
AGREED = TargetAgreed(author=COORDINATOR, agreed_on=MONDAY, **SAID)
STEPPED = TargetStepped(
    author=COORDINATOR,
    agreed_on=YESTERDAY,
    occasion=Occasion.BETWEEN_MEETINGS,
    version=2,
    why=text("He did it."),
    **{**SAID, "to_what": text("four lessons in five")},
)
MADE = CommitmentMade(
    author=COORDINATOR, made_on=MONDAY, commitment=HELP, target=TARGET, **{k: getattr(SUPPORT, k) for k in (
        "side", "owner", "how", "help", "horizon", "additional", "suitable_training", "reason")},
)  # fmt: skip
OF_MUM = CommitmentMade(
    author=COORDINATOR, made_on=MONDAY, commitment=MUMS, target=TARGET, side=Side.PARENT, owner=MUM,
    how=How.TIME_TOGETHER, help=text("Reads with him."),
)  # fmt: skip
ENDED = Ended(
    author=COORDINATOR, ended_on=YESTERDAY, how=EndedBy.MOVED_SCHOOL, coordinator=COORDINATOR, pupil=PUPIL, case=CASE
)
FIRST, STEP = TargetVersion(target=TARGET, version=1), TargetVersion(target=TARGET, version=2)
AS_MUM = Actor("hilltop", MUM, Capacity.PARENT)
AS_PUPIL = Actor("hilltop", PUPIL, Capacity.PUPIL, beside=ADULT)
AS_KEY_WORKER = Actor("hilltop", KEY_WORKER)

proposed = plan.given(PROPOSED)
drafted = proposed.given(NAMED, DRAFTED)
agreed = drafted.given(AGREED, MADE)
ended = agreed.given(ENDED)


def signed_by(person: Any, side: Side, *targets: TargetVersion) -> Signed:
    """Somebody signed for themself."""
    return Signed(
        author=person, signed_on=TODAY, signer=person, side=side, evidence=Evidence.HERE, targets=targets or (FIRST,)
    )
