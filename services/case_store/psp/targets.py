"""The targets of a plan: drafted, agreed once one could tell whether they are met, stepped, and rewarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.psp import commands as asked
from case_store.psp.codes import NEEDED, Missing, Occasion, Side
from case_store.psp.commitments import check_support
from case_store.psp.days import check_by
from case_store.psp.events import (
    CommitmentMade,
    OfTarget,
    RewardGiven,
    TargetAgreed,
    TargetDrafted,
    TargetStepped,
    TargetWithdrawn,
)
from case_store.psp.shapes import Support
from case_store.psp.state import Agreed, Plan

_SAID = tuple(name for name in OfTarget.model_fields if name not in {"target", "mentions", "mentions_pupil"})


def missing(target: TargetDrafted) -> tuple[Missing, ...]:
    """What a draft does not say yet, in the order in which one would ask. What `NEEDED` names keeps it a draft."""
    return lacking(target, (support.side for support in target.support))


def lacking(target: OfTarget, sides: Iterable[Side]) -> tuple[Missing, ...]:
    """The same of anything that a target says, supported from `sides`: the pupil's own doing supports nobody."""
    supported = any(side is not Side.PUPIL for side in sides)
    unsaid = {one for one in Missing if one is not Missing.SUPPORTER and getattr(target, one.value) is None}
    return tuple(one for one in Missing if one in unsaid or (one is Missing.SUPPORTER and not supported))


def _complete(target: OfTarget, sides: Iterable[Side]) -> None:
    """Raises Refused for a target of which nobody could tell whether it is met, by when, or with whose help."""
    needed = [one.value for one in lacking(target, sides) if one in NEEDED]
    if needed:
        raise Refused(
            "A target is agreed once it says how it is measured, by when, and who supports it."
            f" Still missing: {', '.join(needed)}. Until then it stays a draft."
        )


def draft_target(command: asked.DraftTarget, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Whatever of a target is known by now. Raises Refused for one that was agreed: its next step is a version."""
    whose = plan.open()
    if command.target is not None and plan.target(command.target).agreed is not None:
        raise Refused("This target was agreed. Take its next step instead.")
    for support in command.support:
        check_support(support, whose, around)
    check_by(command.by, around)
    target = command.target or around.mint()
    said = {name: getattr(command, name) for name in _SAID}
    drafted = TargetDrafted(
        author=around.actor.person,
        target=target,
        support=command.support,
        **said,
        **others_in(command),
    )
    yield Happening(drafted, thing=target)


def agree_target(command: asked.AgreeTarget, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The first version, as drafted, and a commitment for each who offered support."""
    plan.open()
    drafted = plan.target(command.target).drafted
    if drafted is None or plan.target(command.target).agreed is not None:
        raise Refused("This target was agreed already. Take its next step instead.")
    _complete(drafted, (support.side for support in drafted.support))
    check_by(drafted.by, around)
    agreed_on = happened(command.agreed_on, around, "agreed_on")
    agreed = TargetAgreed(
        author=around.actor.person,
        target=command.target,
        agreed_on=agreed_on,
        occasion=command.occasion,
        **{name: getattr(drafted, name) for name in _SAID},
        **_marks_of(drafted),
    )
    yield Happening(agreed, at=agreed_on, thing=command.target)
    for support in drafted.support:
        made = _committed(support, agreed, around)
        yield Happening(made, at=agreed_on, id=made.commitment)


def _committed(support: Support, agreed: TargetAgreed, around: Circumstances) -> CommitmentMade:
    """What was offered with the draft; its words are part of those of which the draft said whom they mention."""
    return CommitmentMade(
        author=around.actor.person,
        made_on=agreed.agreed_on,
        commitment=around.mint(),
        target=agreed.target,
        **{name: getattr(support, name) for name in Support.model_fields},
        **_marks_of(agreed),
    )


def step_target(command: asked.StepTarget, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The next version. Raises Refused where it lacks what a target needs, Invalid where nothing of it changes."""
    plan.open()
    before = plan.agreed(command.target)
    changed = {name: getattr(command, name) for name in _SAID if getattr(command, name) is not None}
    if all(getattr(before, name) == value for name, value in changed.items()):
        raise Invalid("Nothing of this target changes. Say what its next step is.")
    if command.occasion is Occasion.INITIAL_MEETING:
        raise Invalid("A step comes after the initial meeting. Say in `occasion` at which review, or between meetings.")
    agreed_on = happened(command.agreed_on, around, "agreed_on")
    if agreed_on < before.agreed_on:
        raise Invalid("`agreed_on` lies before the version that stands. Check the day.")
    stepped = TargetStepped(
        author=around.actor.person,
        target=command.target,
        agreed_on=agreed_on,
        occasion=command.occasion,
        version=before.version + 1,
        why=command.why,
        **{name: getattr(before, name) for name in _SAID} | changed,
        **_marks_of(before, command),
    )
    _complete(stepped, (one.side for one in plan.commitments.values() if one.target == command.target))
    check_by(stepped.by, around)
    yield Happening(stepped, at=agreed_on, thing=command.target)


def withdraw_target(command: asked.WithdrawTarget, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """A target, or a draft, is none any longer; its versions stay."""
    plan.open()
    agreed = plan.target(command.target).agreed
    withdrawn_on = happened(command.withdrawn_on, around, "withdrawn_on")
    if agreed is not None and withdrawn_on < agreed.agreed_on:
        raise Invalid("`withdrawn_on` lies before the version that stands. Check the day.")
    withdrawn = TargetWithdrawn(
        author=around.actor.person,
        withdrawn_on=withdrawn_on,
        target=command.target,
        version=agreed.version if agreed else 0,
        drafted=agreed is None,
        reasons=command.reasons,
    )
    yield Happening(withdrawn, at=withdrawn_on, thing=command.target)


def record_reward(command: asked.RecordReward, plan: Plan, around: Circumstances) -> Iterator[Event | Happening]:
    """Whether the pupil got what they were promised. Raises Invalid where they did not and nobody says why."""
    plan.open()
    agreed = plan.agreed(command.target)
    if agreed.reward is None:
        raise Refused("This target promises no reward. Take its next step, and say in `reward` what the pupil chose.")
    if not command.given and command.words is None:
        raise Invalid("Say in `words` why the reward was not given.")
    happened_on = happened(command.happened_on, around, "happened_on")
    reward = RewardGiven(
        author=around.actor.person,
        happened_on=happened_on,
        target=command.target,
        given=command.given,
        given_by=command.given_by or (agreed.reward_from if command.given else None),
        version=agreed.version,
        words=command.words,
    )
    yield Happening(reward, at=happened_on)


def others_in(said: asked.OfOthers) -> dict[str, Any]:
    """The fields that say whom else the words speak of."""
    return {"mentions": said.mentions, "mentions_pupil": said.mentions_pupil or bool(said.mentions)}


def _marks_of(before: TargetDrafted | Agreed, said: asked.OfOthers | None = None) -> dict[str, Any]:
    """The same: what was said of the words before stands, and what is said now is added."""
    mentions: frozenset[UUID] = before.mentions | (said.mentions if said else frozenset())
    return {
        "mentions": mentions,
        "mentions_pupil": before.mentions_pupil or bool(mentions) or bool(said and said.mentions_pupil),
    }
