"""Each signs for themself, each version anew; who has not is shown, and the plan does not wait for them."""

from __future__ import annotations

from typing import Any

import pytest

from case_store.decider import FromAgency
from case_store.entry import Actor
from case_store.home.codes import Way
from case_store.psp import commands as asked
from case_store.psp.codes import Evidence, Side
from case_store.psp.events import SignatureRefused, Signed, StepTold, TargetVersion
from case_store.psp.psp import PSP
from case_store.psp.signing import signers, unsigned, untold
from case_store.psp.state import Plan
from case_store.vocabulary import Capacity
from tests.case_store.psp.plans import (
    ADULT,
    AS_KEY_WORKER,
    AS_MUM,
    AS_PUPIL,
    COORDINATOR,
    DAD,
    FIRST,
    KEY_WORKER,
    MENTOR,
    MONDAY,
    MUM,
    OF_MUM,
    STEP,
    STEPPED,
    TARGET,
    WITNESS,
    WORKER,
    agreed,
    drafted,
    signed_by,
)
from tests.given import PUPIL, TODAY, TOMORROW, YESTERDAY, Given, one, text

PAPER: dict[str, Any] = {"signer": DAD, "side": Side.PARENT, "evidence": Evidence.PAPER}
ALOUD: dict[str, Any] = {**PAPER, "evidence": Evidence.ALOUD, "witness": WITNESS}
stepped = agreed.given(STEPPED)


def state(given: Given) -> Plan:
    """The plan after what has happened."""
    plan: Plan = PSP.fold(given.events)
    return plan


class TestSigning:
    @pytest.mark.parametrize(
        ("actor", "side"),
        [
            (Actor("hilltop", COORDINATOR), Side.SCHOOL),
            (AS_KEY_WORKER, Side.SCHOOL),
            (AS_MUM, Side.PARENT),
            (Actor("hilltop", WORKER, Capacity.AGENCY), Side.AGENCY),
        ],
    )
    def test_is_for_oneself_in_ones_own_capacity(self, actor: Actor, side: Side) -> None:
        """The signer is whoever acts: there is no field in which to name another."""
        agreed.when(asked.Sign(), actor=actor).then(signed_by(actor.person, side))
        assert "signer" not in asked.Sign.model_fields
        assert "signer" not in asked.RefuseToSign.model_fields

    def test_is_the_pupils_too_with_an_adult_beside(self) -> None:
        """G6: the pupil included. Who sat beside them is kept."""
        signed = signed_by(PUPIL, Side.PUPIL).model_copy(update={"beside": ADULT})
        agreed.when(asked.Sign(), actor=AS_PUPIL).then(signed)
        other = Actor("hilltop", DAD, Capacity.PUPIL, beside=ADULT)
        agreed.when(asked.Sign(), actor=other).then_refused(because="in this capacity")
        clock = Actor("hilltop", DAD, Capacity.CLOCK)
        agreed.when(asked.Sign(), actor=clock).then_refused(because="in this capacity")

    def test_is_of_each_version_anew(self) -> None:
        """What was signed stays signed, and the next step is not."""
        once = agreed.given(signed_by(MUM, Side.PARENT))
        once.when(asked.Sign(), actor=AS_MUM).then_refused(because="signed already")
        after = once.given(STEPPED)
        after.when(asked.Sign(), actor=AS_MUM).then(signed_by(MUM, Side.PARENT, STEP))

    def test_is_of_what_one_saw(self) -> None:
        """Naming the version that one read, nobody signs a step that came in between."""
        seen = asked.Sign(targets=(FIRST,))
        stepped.when(seen, actor=AS_MUM).then_refused(because="have changed since")
        agreed.when(seen, actor=AS_MUM).then(signed_by(MUM, Side.PARENT))

    def test_waits_for_something_to_sign(self) -> None:
        """A draft is nothing that anybody stands by."""
        drafted.when(asked.Sign()).then_refused(because="nothing to sign")
        drafted.when(asked.RefuseToSign(reason=text())).then_refused(because="nothing to sign")
        drafted.when(asked.RecordSignature(**PAPER)).then_refused(because="nothing to sign")


class TestASignatureElsewhere:
    def test_is_on_paper(self) -> None:
        """An absent parent signs later, and somebody writes it down: the signer is the parent, not the writer."""
        signed = Signed(
            author=COORDINATOR, signed_on=YESTERDAY, signer=DAD, side=Side.PARENT, evidence=Evidence.PAPER,
            targets=(FIRST,),
        )  # fmt: skip
        agreed.when(asked.RecordSignature(**PAPER, signed_on=YESTERDAY)).then(signed)

    def test_is_aloud_with_a_named_witness(self) -> None:
        """Somebody else than who signs and who writes it down heard it."""
        assert agreed.when(asked.RecordSignature(**ALOUD)).event().witness == WITNESS
        for witness, because in ((None, "named witness"), (DAD, "somebody else"), (COORDINATOR, "somebody else")):
            alone = asked.RecordSignature(**{**ALOUD, "witness": witness})
            agreed.when(alone).then_invalid(because=because)

    def test_is_never_a_signature_here(self) -> None:
        """Nobody signs for another: what is written of somebody else was on paper or aloud, and of oneself is neither.

        The control is the signature on paper above, which is taken.
        """
        with pytest.raises(ValueError, match="evidence"):
            asked.RecordSignature(**{**PAPER, "evidence": Evidence.HERE})
        own = asked.RecordSignature(**{**PAPER, "signer": COORDINATOR, "side": Side.SCHOOL})
        agreed.when(own).then_refused(because="under your own sign-in")

    def test_is_from_a_side_that_is_theirs(self) -> None:
        """The pupil's side is the pupil; no other pupil signs; an agency's side is somebody from one."""
        agreed.when(asked.RecordSignature(**{**PAPER, "side": Side.PUPIL})).then_invalid(because="do not go together")
        agreed.when(asked.RecordSignature(**{**PAPER, "signer": PUPIL})).then_invalid(because="do not go together")
        agreed.when(asked.RecordSignature(**PAPER), person_is_pupil=True).then_refused(because="Another pupil")
        pupils = asked.RecordSignature(**{**PAPER, "signer": PUPIL, "side": Side.PUPIL})
        assert agreed.when(pupils, person_is_pupil=True).event().signer == PUPIL
        agencys = asked.RecordSignature(**{**PAPER, "signer": WORKER, "side": Side.AGENCY})
        agreed.when(agencys).then_refused(because="work for no agency")
        assert agreed.when(agencys, from_agency={WORKER: FromAgency(ever=frozenset({one(0x77)}))}).event()

    def test_is_of_what_stood_on_that_day(self) -> None:
        """Signed on Monday is the first version, whatever was stepped since; what there never was is not signed."""
        monday = stepped.when(asked.RecordSignature(**PAPER, signed_on=MONDAY)).event()
        assert monday.targets == (FIRST,)
        assert stepped.when(asked.RecordSignature(**PAPER)).event().targets == (STEP,)
        named = stepped.when(asked.RecordSignature(**PAPER, targets=(FIRST, STEP)))
        assert named.event().targets == (FIRST, STEP)
        too_new = asked.RecordSignature(**PAPER, targets=(STEP,), signed_on=MONDAY)
        stepped.when(too_new).then_invalid(because="a version that there was not")
        never = asked.RecordSignature(**PAPER, targets=(TargetVersion(target=one(0x99), version=1),))
        stepped.when(never).then_invalid(because="a version that there was not")
        agreed.when(asked.RecordSignature(**PAPER, signed_on=TOMORROW)).then_invalid(because="`signed_on`")


class TestARefusal:
    def test_has_its_reason(self) -> None:
        """In one's own words, or as it was said aloud before a witness."""
        refused = agreed.when(asked.RefuseToSign(reason=text()), actor=AS_MUM).event()
        assert isinstance(refused, SignatureRefused)
        assert (refused.signer, refused.side, refused.targets) == (MUM, Side.PARENT, (FIRST,))
        recorded = agreed.when(asked.RecordRefusal(**ALOUD, reason=text(), refused_on=YESTERDAY)).event()
        assert (recorded.signer, recorded.author, recorded.refused_on) == (DAD, COORDINATOR, YESTERDAY)
        nobody_heard = asked.RecordRefusal(**{**ALOUD, "witness": None}, reason=text())
        agreed.when(nobody_heard).then_invalid(because="named witness")

    def test_may_be_thought_better_of(self) -> None:
        """Whoever refused signs later; until then they count among those who have not."""
        refused = agreed.when(asked.RefuseToSign(reason=text()), actor=AS_MUM).event()
        after = agreed.given(refused)
        assert (MUM in state(after).refused, MUM in unsigned(state(after), frozenset({MUM}))) == (True, True)
        signed = after.given(signed_by(MUM, Side.PARENT))
        assert (MUM in state(signed).refused, MUM in unsigned(state(signed), frozenset({MUM}))) == (False, False)


class TestWhoIsMissing:
    def test_are_the_pupil_those_who_run_it_and_all_who_help(self) -> None:
        """Of what stands now, each until they sign it."""
        assert signers(state(agreed)) == {PUPIL, COORDINATOR, KEY_WORKER, MENTOR}
        assert unsigned(state(agreed)) == dict.fromkeys((PUPIL, COORDINATOR, KEY_WORKER, MENTOR), (FIRST,))
        after = agreed.given(signed_by(PUPIL, Side.PUPIL), signed_by(MENTOR, Side.SCHOOL))
        assert set(unsigned(state(after))) == {COORDINATOR, KEY_WORKER}
        assert set(unsigned(state(after.given(OF_MUM)))) == {COORDINATOR, KEY_WORKER, MUM}

    def test_is_whoever_was_asked_and_did_not_come(self) -> None:
        """A father who was not there signs later."""
        assert unsigned(state(agreed), frozenset({DAD}))[DAD] == (FIRST,)
        paper = agreed.when(asked.RecordSignature(**PAPER)).event()
        assert DAD not in unsigned(state(agreed.given(paper)), frozenset({DAD}))

    def test_is_everybody_again_after_a_step(self) -> None:
        """And nobody while there is nothing to sign."""
        after = agreed.given(signed_by(PUPIL, Side.PUPIL), STEPPED)
        assert unsigned(state(after))[PUPIL] == (STEP,)
        assert unsigned(state(drafted)) == {}
        assert unsigned(Plan()) == {}


class TestAStepBetweenMeetings:
    def test_is_told_to_all(self) -> None:
        """An entry for each, so that each reads their own alone."""
        tell = asked.TellStep(addressees=frozenset({DAD, MUM}), how=Way.TELEPHONE)
        then = stepped.when(tell)
        assert all(isinstance(event, StepTold) and event.steps == (STEP,) for event in then.events)
        assert [event.addressee for event in then.events] == sorted({MUM, DAD})
        missing = untold(state(stepped), frozenset({MUM, DAD}))
        assert missing == dict.fromkeys((PUPIL, COORDINATOR, KEY_WORKER, MENTOR, MUM, DAD), (STEP,))
        assert set(untold(state(stepped.given(*then.events)), frozenset({MUM, DAD}))).isdisjoint({MUM, DAD})

    def test_is_known_to_whoever_signed_it(self) -> None:
        """They need not be told any more."""
        after = stepped.given(signed_by(MENTOR, Side.SCHOOL, STEP))
        assert MENTOR not in untold(state(after))

    def test_was_between_meetings(self) -> None:
        """What was agreed with everybody there is nothing to tell."""
        tell = asked.TellStep(addressees=frozenset({MUM}), how=Way.EMAIL)
        agreed.when(tell).then_refused(because="Nothing of this plan was agreed between meetings")
        assert untold(state(agreed)) == {}
        of_another = tell.model_copy(update={"target": one(0x99)})
        stepped.when(of_another).then_refused(because="nothing to tell")
        assert stepped.when(tell.model_copy(update={"target": TARGET, "told_on": TODAY})).event()
