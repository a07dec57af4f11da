"""Who signs, each for themself: here, on paper, or aloud before a witness; who has not yet; who was told of a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.psp import commands as asked
from case_store.psp.codes import Evidence, Side
from case_store.psp.events import SignatureRefused, Signed, StepTold, TargetVersion
from case_store.psp.state import Plan, Whose
from case_store.vocabulary import Capacity

_SIDES = {
    Capacity.STAFF: Side.SCHOOL,
    Capacity.PARENT: Side.PARENT,
    Capacity.PUPIL: Side.PUPIL,
    Capacity.AGENCY: Side.AGENCY,
}
"""From which side somebody signs: capacities are never added together."""
Versions = tuple[TargetVersion, ...]


def signers(plan: Plan) -> frozenset[UUID]:
    """Whose signatures a plan asks for: the pupil's, of those who run it, and of all who committed to help."""
    if plan.whose is None:
        return frozenset()
    runs = {plan.whose.pupil, plan.whose.coordinator, plan.whose.key_worker} - {None}
    return frozenset(one for one in runs if one) | {one.owner for one in plan.commitments.values()}


def unsigned(plan: Plan, invited: frozenset[UUID] = frozenset()) -> Mapping[UUID, Versions]:
    """Who is missing, and of what: each who is to sign, with the versions that stand and that they have not signed.

    `invited` are those who were asked to the plan's meetings, whether or not they came: an absent parent signs later.
    """
    return _left(plan.sheet(), plan.signed, signers(plan) | invited)


def untold(plan: Plan, invited: frozenset[UUID] = frozenset()) -> Mapping[UUID, Versions]:
    """Who has neither been told of a step between meetings, nor signed it."""
    known = {
        one: plan.told.get(one, frozenset()) | plan.signed.get(one, frozenset()) for one in signers(plan) | invited
    }
    return _left(plan.between_meetings(), known, frozenset(known))


def _left(
    versions: Versions, done: Mapping[UUID, frozenset[TargetVersion]], people: frozenset[UUID]
) -> Mapping[UUID, Versions]:
    left = {one: tuple(v for v in versions if v not in done.get(one, frozenset())) for one in sorted(people)}
    return {person: theirs for person, theirs in left.items() if theirs}


def sign(command: asked.Sign, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """Whoever acts signs, for themself, what stands now."""
    whose, signer = plan.open(), around.actor.person
    targets = command.targets or _something(plan.sheet())
    if not set(targets) <= set(plan.sheet()):
        raise Refused("The targets have changed since. Read them again, and then sign.")
    yield Signed(
        author=signer,
        signed_on=around.today,
        signer=signer,
        side=_own_side(whose, around),
        evidence=Evidence.HERE,
        beside=around.actor.beside,
        targets=_not_yet(targets, plan, signer),
        words=command.words,
    )


def refuse_to_sign(command: asked.RefuseToSign, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """Whoever acts does not sign, and says why."""
    whose, signer = plan.open(), around.actor.person
    yield SignatureRefused(
        author=signer,
        refused_on=around.today,
        signer=signer,
        side=_own_side(whose, around),
        reason=command.reason,
        evidence=Evidence.HERE,
        beside=around.actor.beside,
        targets=_not_yet(_something(plan.sheet()), plan, signer),
    )


def record_signature(command: asked.RecordSignature, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Somebody signed on paper or aloud. Raises Invalid for one aloud that nobody else heard."""
    whose = plan.open()
    _for_themself(command, whose, around)
    signed_on = happened(command.signed_on, around, "signed_on")
    signed = Signed(
        author=around.actor.person,
        signed_on=signed_on,
        signer=command.signer,
        side=command.side,
        evidence=command.evidence,
        witness=command.witness,
        targets=_not_yet(_stood(command.targets, plan, signed_on), plan, command.signer),
        words=command.words,
    )
    yield Happening(signed, at=signed_on)


def record_refusal(command: asked.RecordRefusal, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Somebody would not sign, and said why."""
    whose = plan.open()
    _for_themself(command, whose, around)
    refused_on = happened(command.refused_on, around, "refused_on")
    refused = SignatureRefused(
        author=around.actor.person,
        refused_on=refused_on,
        signer=command.signer,
        side=command.side,
        reason=command.reason,
        evidence=command.evidence,
        witness=command.witness,
        targets=_not_yet(_stood(command.targets, plan, refused_on), plan, command.signer),
    )
    yield Happening(refused, at=refused_on)


def tell_step(command: asked.TellStep, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """One entry for each who was told, so that each reads their own alone."""
    plan.open()
    steps = tuple(one for one in plan.between_meetings() if command.target in {None, one.target})
    if not steps:
        raise Refused("Nothing of this plan was agreed between meetings. There is nothing to tell.")
    told_on = happened(command.told_on, around, "told_on")
    for person in sorted(command.addressees):
        told = StepTold(
            author=around.actor.person,
            told_on=told_on,
            addressee=person,
            how=command.how,
            steps=steps,
            words=command.words,
        )
        yield Happening(told, at=told_on)


def _own_side(whose: Whose, around: Circumstances) -> Side:
    """The side of whoever acts. Raises Refused for a capacity in which nobody signs."""
    side = _SIDES.get(around.actor.capacity)
    if side is None or (side is Side.PUPIL) is not (around.actor.person == whose.pupil):
        raise Refused("Nobody signs a plan in this capacity. Sign in as who you are to the pupil.")
    return side


def _for_themself(command: asked.RecordSignature | asked.RecordRefusal, whose: Whose, around: Circumstances) -> None:
    """Raises Invalid or Refused where what is recorded is not somebody's own word, or nobody can vouch for it."""
    recorder, signer = around.actor.person, command.signer
    if signer == recorder:
        raise Refused("You sign for yourself under your own sign-in. This is for those who signed on paper or aloud.")
    if around.person_is_pupil and signer != whose.pupil:
        raise Refused("Another pupil does not sign this plan. Check who signed.")
    if (command.side is Side.PUPIL) is not (signer == whose.pupil):
        raise Invalid("`side` and `signer` do not go together: the pupil's side is the pupil, and nobody else.")
    of_agency = around.from_agency.get(signer)
    if command.side is Side.AGENCY and not (of_agency and of_agency.ever):
        raise Refused("They work for no agency that the school knows. Record for whom they work first.")
    if command.evidence is Evidence.ALOUD and command.witness is None:
        raise Invalid("Say in `witness` who else heard it: what is signed aloud needs a named witness.")
    if command.witness in {signer, recorder}:
        raise Invalid("`witness` is somebody else than who signs and who records it.")


def _stood(given: Versions, plan: Plan, day: date) -> Versions:
    """What was signed on `day`: what stood then, or those of its versions that are named. Raises Invalid for others."""
    if not given:
        return _something(plan.sheet(day))
    versions = {
        (target, one.version) for target, held in plan.targets.items() for one in held.versions if one.agreed_on <= day
    }
    if any((one.target, one.version) not in versions for one in given):
        raise Invalid("`targets` names a version that there was not on that day. Read the targets again.")
    return given


def _something(sheet: Versions) -> Versions:
    if not sheet:
        raise Refused("No target was agreed by then, so there is nothing to sign. Agree a target first.")
    return sheet


def _not_yet(targets: Versions, plan: Plan, signer: UUID) -> Versions:
    """Those of them that the signer has not signed. Raises Refused where they have signed all of them."""
    left = tuple(one for one in dict.fromkeys(targets) if one not in plan.signed.get(signer, frozenset()))
    if not left:
        raise Refused("This is signed already. Each version is signed once; a next step is signed anew.")
    return left
