"""What the adults, and the pupil, commit themselves to: for a target, or for the plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.psp import commands as asked
from case_store.psp.codes import How, Side
from case_store.psp.events import CommitmentAdjusted, CommitmentEnded, CommitmentMade, OfCommitment
from case_store.psp.shapes import Support
from case_store.psp.state import Plan, Whose

_KEPT = ("commitment", "target", "side", "owner")
_CHANGES = ("how", "help", "horizon", "additional", "suitable_training", "reason")


def check_support(support: Support | asked.Commit, whose: Whose, around: Circumstances) -> None:
    """Raises Invalid or Refused where somebody cannot help so: from the wrong side, or without what the guide asks."""
    if (support.side is Side.PUPIL) is not (support.owner == whose.pupil):
        raise Invalid("`side` and `owner` do not go together: the pupil's side is the pupil, and nobody else.")
    of_agency = around.from_agency.get(support.owner)
    if support.side is Side.AGENCY and not (of_agency and of_agency.agencies):
        raise Refused("They work for no agency that the school knows. Record for whom they work first.")
    check_how(support.how, support.suitable_training, reasoned=support.reason is not None)


def check_how(how: How, suitable_training: bool | None, *, reasoned: bool) -> None:
    """Raises Refused for a mentor without training, and for a peer mentor for whom nobody says why."""
    if how is How.MENTOR and not suitable_training:
        raise Refused(
            "A mentor is an adult with suitable training: say so in `suitable_training`, or choose another way to help."
        )
    if how is How.PEER_MENTOR and not reasoned:
        raise Refused(
            "Research has found peer mentors to be unsuccessful, though it varies among young people."
            " Say in `reason` why one may help here, or choose another way to help."
        )


def commit(command: asked.Commit, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Somebody helps: with a target that was agreed, or with the plan."""
    whose = plan.open()
    if command.target is not None:
        plan.agreed(command.target)
    if around.person_is_pupil and command.owner != whose.pupil:
        raise Refused("Another pupil carries no part of this plan. Name the adult who looks after it.")
    check_support(command, whose, around)
    made_on = happened(command.made_on, around, "made_on")
    commitment = around.mint()
    made = CommitmentMade(
        author=around.actor.person,
        made_on=made_on,
        commitment=commitment,
        target=command.target,
        side=command.side,
        owner=command.owner,
        mentions=command.mentions,
        mentions_pupil=command.mentions_pupil or bool(command.mentions),
        **{name: getattr(command, name) for name in _CHANGES},
    )
    yield Happening(made, at=made_on, thing=commitment, id=commitment)


def adjust_commitment(command: asked.AdjustCommitment, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The next version of a commitment. Raises Invalid where nothing of it changes."""
    plan.open()
    before: OfCommitment = plan.commitment(command.commitment)
    changed = {name: getattr(command, name) for name in _CHANGES if getattr(command, name) is not None}
    if all(getattr(before, name) == value for name, value in changed.items()):
        raise Invalid("Nothing of this commitment changes. Say what it is from now on.")
    mentions = before.mentions | command.mentions
    values = {name: getattr(before, name) for name in (*_KEPT, *_CHANGES)} | changed
    adjusted = CommitmentAdjusted(
        author=around.actor.person,
        made_on=around.today,
        version=before.version + 1,
        why=command.why,
        mentions=mentions,
        mentions_pupil=before.mentions_pupil or command.mentions_pupil or bool(mentions),
        **values,
    )
    check_how(adjusted.how, adjusted.suitable_training, reasoned=adjusted.reason is not None)
    yield Happening(adjusted, thing=command.commitment)


def end_commitment(command: asked.EndCommitment, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """Somebody is committed to it no longer. Raises Refused for the last support of a target that goes on."""
    plan.open()
    ended = plan.commitment(command.commitment)
    others = (one for one in plan.commitments.values() if one.commitment != command.commitment)
    still = any(one.target == ended.target and one.side is not Side.PUPIL for one in others)
    if ended.target is not None and ended.side is not Side.PUPIL and not still:
        raise Refused("Nobody else supports this target. Record first who will, or withdraw the target.")
    yield CommitmentEnded(
        author=around.actor.person,
        ended_on=around.today,
        commitment=command.commitment,
        target=ended.target,
        owner=ended.owner,
        why=command.why,
    )
