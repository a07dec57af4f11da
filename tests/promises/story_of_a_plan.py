"""How a pastoral support programme begins, as part of the story: proposed, agreed, stepped, started, signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from case_store.psp.days import last_school_day_by
from case_store.school_days import NO_TERMS
from tests.promises.story_of_reviews import AGO, WEEKS, began
from tests.school import School

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

AT = "psps/{psp_id}/"


async def cast(school: School) -> None:
    """Two whom the head appointed to coordinate plans."""
    for sub in ("coordinator", "next_coordinator"):
        await school.person(sub, "psp_coordinator")


def begins(story: Story) -> Iterator[Step]:
    """From the proposal to the last signature; it goes on until its reviews end it."""
    reviewed = {"need": "literacy", "found": "need", "reviewed_on": story.day(-5)}
    before = {
        "adjustments": [{"kind": "seating", "considered": "made"}],
        "needs": [reviewed],
        "replaces": [{"kind": "behaviour_plan"}],
        "runs_beside": [{"kind": "sen_support_plan"}],
    }
    proposed = {"pupil": story.ids["pupil_id"], "proposed_on": story.day(AGO - 5), **before}
    yield "coordinator", "psps", proposed, "psp"
    yield "coordinator", f"{AT}assessments", before, ""
    yield "lead", f"{AT}coordinator", {"coordinator": story.who("next_coordinator")}, ""
    yield "lead", f"{AT}coordinator", {"coordinator": story.who("coordinator")}, ""
    yield "coordinator", f"{AT}key-worker", {"key_worker": story.who("class_teacher")}, ""
    yield from _targets(story)
    yield "coordinator", f"{AT}start", {"starts": began(story).isoformat(), "review_weeks": list(WEEKS)}, ""
    yield from _signatures(story)


def _targets(story: Story) -> Iterator[Step]:
    elsa, mum = story.who("elsa"), story.who("mum")
    # A year ahead no terms are set, so that a day on which offices work is taken.
    by = last_school_day_by(story.school.service.clock.day(420), NO_TERMS).day.isoformat()
    support = [{"side": "school", "owner": elsa, "how": "mentor", "suitable_training": True}]
    draft: dict[str, Any] = {"by": by, "reward_from": "parent", "support": support}
    yield "class_teacher", f"{AT}target-drafts", {}, "draft"
    yield "coordinator", f"{AT}target-withdrawals", {"target": story.ids["draft_id"]}, ""
    yield "class_teacher", f"{AT}target-drafts", draft, "target"
    target = {"target": story.ids["target_id"]}
    yield "coordinator", f"{AT}targets", target, "agreed"
    with_mum = {**target, "side": "parent", "owner": mum, "how": "time_together"}
    yield "coordinator", f"{AT}commitments", with_mum, "commitment"
    commitment = {"commitment": story.ids["commitment_id"]}
    yield "coordinator", f"{AT}commitment-adjustments", commitment, ""
    yield "coordinator", f"{AT}commitment-ends", commitment, ""
    yield "coordinator", f"{AT}target-steps", {**target, "occasion": "between_meetings", "by": by}, ""
    yield "class_teacher", f"{AT}rewards", {**target, "given": False}, ""
    yield "coordinator", f"{AT}step-tellings", {"addressees": [mum], "how": "letter"}, ""


def _signatures(story: Story) -> Iterator[Step]:
    aloud = {"side": "parent", "signer": story.who("dad"), "evidence": "aloud", "witness": story.who("lunch")}
    yield "class_teacher", f"{AT}refusals", {}, ""
    yield "coordinator", f"{AT}signatures", {}, ""
    yield "mum", f"{AT}signatures", {}, ""
    yield "coordinator", f"{AT}refusals-elsewhere", aloud, ""
    yield "coordinator", f"{AT}signatures-elsewhere", aloud, ""
