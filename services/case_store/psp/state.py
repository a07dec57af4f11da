"""What must be remembered of a plan to decide what may be agreed, recorded and signed next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.psp.codes import Occasion
from case_store.psp.events import (
    Assessed,
    CommitmentAdjusted,
    CommitmentEnded,
    CommitmentMade,
    CoordinatorNamed,
    KeyWorkerNamed,
    Proposed,
    SignatureRefused,
    Signed,
    Started,
    StepTold,
    TargetAgreed,
    TargetDrafted,
    TargetStepped,
    TargetVersion,
    TargetWithdrawn,
)
from case_store.review.events import Ended

Agreed = TargetAgreed | TargetStepped
Committed = CommitmentMade | CommitmentAdjusted
NONE: Mapping[UUID, frozenset[TargetVersion]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose plan it is, and who runs it."""

    pupil: UUID
    case: UUID
    proposed_on: date
    coordinator: UUID
    key_worker: UUID | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One target: its draft, or its versions so far, each as it was agreed; and whether it is none any longer."""

    drafted: TargetDrafted | None = None
    versions: tuple[Agreed, ...] = ()
    withdrawn_on: date | None = None

    @property
    def agreed(self) -> Agreed | None:
        """The version that stands, None of a draft."""
        return self.versions[-1] if self.versions else None

    def stood_on(self, day: date) -> Agreed | None:
        """The version that stood on `day`: a step counts from the day on which it was agreed."""
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            return None
        by_then = [version for version in self.versions if version.agreed_on <= day]
        return by_then[-1] if by_then else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as far as rules need it. `signed` and `told` say of each person which versions they signed, or were told.

    `refused` are those whose last word was that they do not sign.
    """

    whose: Whose | None = None
    assessed: Assessed | Proposed | None = None
    targets: Mapping[UUID, Target] = field(default_factory=dict)
    commitments: Mapping[UUID, Committed] = field(default_factory=dict)
    started: date | None = None
    ended: bool = False
    signed: Mapping[UUID, frozenset[TargetVersion]] = field(default_factory=lambda: NONE)
    told: Mapping[UUID, frozenset[TargetVersion]] = field(default_factory=lambda: NONE)
    refused: frozenset[UUID] = frozenset()

    def begun(self) -> Whose:
        """Whose plan it is. Raises NotFound where the id was that of something else."""
        if self.whose is None:
            raise NotFound
        return self.whose

    def open(self) -> Whose:
        """The same, while it may still change. Raises Refused once it has ended."""
        whose = self.begun()
        if self.ended:
            raise Refused("This plan has ended. Propose a new one if the pupil needs it.")
        return whose

    def target(self, target: UUID) -> Target:
        """A target of this plan, drafted or agreed. Raises Invalid for an id that is none, Refused for a former one."""
        found = self.targets.get(target)
        if found is None:
            raise Invalid("`target` is none of this plan's. Look its id up again.")
        if found.withdrawn_on is not None:
            raise Refused("This target was withdrawn. Draft a new one.")
        return found

    def agreed(self, target: UUID) -> Agreed:
        """The version of a target that stands. Raises Refused for a draft."""
        agreed = self.target(target).agreed
        if agreed is None:
            raise Refused("This target is a draft. Agree it first.")
        return agreed

    def commitment(self, commitment: UUID) -> Committed:
        """A commitment that runs. Raises Invalid for an id that is none of this plan's, or of one that has ended."""
        found = self.commitments.get(commitment)
        if found is None:
            raise Invalid("`commitment` is none that runs in this plan. Look its id up again.")
        return found

    def sheet(self, day: date | None = None) -> tuple[TargetVersion, ...]:
        """What there is to sign: each target that stands, or stood on `day`, in its version."""
        standing = ((id_, one.stood_on(day or date.max)) for id_, one in self.targets.items())
        return tuple(TargetVersion(target=id_, version=one.version) for id_, one in standing if one is not None)

    def between_meetings(self) -> tuple[TargetVersion, ...]:
        """Of what stands, what was agreed between meetings: to be told to all, and signed at the next review."""
        found = (one.agreed for one in self.targets.values() if one.withdrawn_on is None)
        return tuple(
            TargetVersion(target=one.target, version=one.version)
            for one in found
            if one is not None and one.occasion is Occasion.BETWEEN_MEETINGS
        )


def evolve(plan: Plan, event: Event) -> Plan:
    """Remember `event`. It has happened, so it cannot be refused here."""
    match event:
        case Proposed() | Assessed():
            return replace(plan, whose=_hands(plan.whose, event), assessed=event)
        case CoordinatorNamed() | KeyWorkerNamed():
            return replace(plan, whose=_hands(plan.whose, event))
        case Started(starts=starts):
            return replace(plan, started=starts)
        case Ended():
            return replace(plan, ended=True)
        case Signed() | SignatureRefused() | StepTold():
            return _signing(plan, event)
        case _:
            return _agreeing(plan, event)


def _hands(whose: Whose | None, event: Event) -> Whose | None:
    """Whose plan it is, and in whose hands."""
    match event:
        case Proposed():
            return Whose(event.pupil, event.case, event.proposed_on, event.coordinator)
        case CoordinatorNamed(coordinator=coordinator):
            return whose and replace(whose, coordinator=coordinator)
        case KeyWorkerNamed(key_worker=key_worker):
            return whose and replace(whose, key_worker=key_worker)
        case _:
            return whose


def _agreeing(plan: Plan, event: Event) -> Plan:
    """Targets and commitments."""
    match event:
        case TargetDrafted(target=target):
            return _with(plan, target, replace(plan.targets.get(target, Target()), drafted=event))
        case TargetAgreed(target=target) | TargetStepped(target=target):
            one = plan.targets.get(target, Target())
            return _with(plan, target, replace(one, versions=(*one.versions, event)))
        case TargetWithdrawn(target=target, withdrawn_on=day):
            ended = {id_: one for id_, one in plan.commitments.items() if one.target != target}
            without = replace(plan, commitments=ended)
            return _with(without, target, replace(plan.targets.get(target, Target()), withdrawn_on=day))
        case CommitmentMade(commitment=commitment) | CommitmentAdjusted(commitment=commitment):
            return replace(plan, commitments={**plan.commitments, commitment: event})
        case CommitmentEnded(commitment=commitment):
            return replace(plan, commitments={id_: one for id_, one in plan.commitments.items() if id_ != commitment})
        case _:
            return plan


def _with(plan: Plan, target: UUID, one: Target) -> Plan:
    return replace(plan, targets={**plan.targets, target: one})


def _signing(plan: Plan, event: Signed | SignatureRefused | StepTold) -> Plan:
    match event:
        case Signed(signer=signer, targets=targets):
            return replace(plan, signed=_added(plan.signed, signer, targets), refused=plan.refused - {signer})
        case SignatureRefused(signer=signer):
            return replace(plan, refused=plan.refused | {signer})
        case StepTold(addressee=addressee, steps=steps):
            return replace(plan, told=_added(plan.told, addressee, steps))


def _added(
    before: Mapping[UUID, frozenset[TargetVersion]], person: UUID, versions: tuple[TargetVersion, ...]
) -> Mapping[UUID, frozenset[TargetVersion]]:
    return {**before, person: before.get(person, frozenset()) | set(versions)}
