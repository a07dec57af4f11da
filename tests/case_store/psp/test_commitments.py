"""What the adults commit themselves to: from which side, how, and with what the guide asks of some of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from case_store.decider import FromAgency
from case_store.psp import commands as asked
from case_store.psp.codes import How, Side
from case_store.psp.events import CommitmentAdjusted, CommitmentEnded, CommitmentMade
from case_store.psp.shapes import Support
from tests.case_store.psp.plans import COORDINATOR, HELP, MADE, MENTOR, MUM, OF_MUM, TARGET, WORKER, agreed, drafted
from tests.given import OTHER, PUPIL, TODAY, minted, one, text

MUMS: dict[str, Any] = {"side": Side.PARENT, "owner": MUM, "how": How.TIME_TOGETHER, "help": text("Reads with him.")}
OF_AGENCY = {WORKER: FromAgency(agencies=frozenset({one(0x77)}), ever=frozenset({one(0x77)}))}


class TestCommitting:
    def test_is_to_a_target_or_to_the_plan(self) -> None:
        """G5: each with who provides it; additional commitments are of the plan as a whole."""
        made = OF_MUM.model_copy(update={"commitment": minted(0), "made_on": TODAY})
        agreed.when(asked.Commit(**MUMS, target=TARGET)).then(made)
        to_plan = agreed.when(asked.Commit(**MUMS, additional=True)).event()
        assert isinstance(to_plan, CommitmentMade)
        assert (to_plan.target, to_plan.additional) == (None, True)

    def test_waits_until_a_target_is_agreed(self) -> None:
        """Until then it stands in the draft."""
        drafted.when(asked.Commit(**MUMS, target=TARGET)).then_refused(because="a draft")
        agreed.when(asked.Commit(**MUMS, target=one(0x99))).then_invalid(because="none of this plan's")

    def test_is_from_a_side_that_is_theirs(self) -> None:
        """The pupil's side is the pupil; another pupil carries nothing; whoever comes from an agency works for one."""
        pupils = {**MUMS, "side": Side.PUPIL}
        agreed.when(asked.Commit(**pupils)).then_invalid(because="do not go together")
        assert agreed.when(asked.Commit(**{**pupils, "owner": PUPIL})).event()
        agreed.when(asked.Commit(**{**MUMS, "owner": PUPIL})).then_invalid(because="do not go together")
        agreed.when(asked.Commit(**MUMS), person_is_pupil=True).then_refused(because="Another pupil")
        agencys = asked.Commit(**{**MUMS, "side": Side.AGENCY, "owner": WORKER})
        agreed.when(agencys).then_refused(because="work for no agency")
        agreed.when(agencys, from_agency={WORKER: FromAgency(ever=frozenset({one(0x77)}))}).then_refused(because="no a")
        assert agreed.when(agencys, from_agency=OF_AGENCY).event()


GUIDED = (
    ({"how": How.MENTOR}, {"suitable_training": True}, "suitable training"),
    ({"how": How.PEER_MENTOR}, {"reason": text()}, "Research has found"),
)


class TestWhatTheGuideAsks:
    @pytest.mark.parametrize(("said", "also", "because"), GUIDED, ids=["mentor", "peer mentor"])
    def test_is_asked_wherever_somebody_helps(self, said: Any, also: Any, because: str) -> None:
        """Of a commitment, of one adjusted, and of support offered with a draft. With it, it is taken: the control."""
        with_school = {"side": Side.SCHOOL, "owner": OTHER, "help": text()}
        agreed.when(asked.Commit(**with_school, **said)).then_refused(because=because)
        assert agreed.when(asked.Commit(**with_school, **said, **also)).event()
        plain = agreed.given(OF_MUM)
        adjust = asked.AdjustCommitment(commitment=OF_MUM.commitment, **said)
        plain.when(adjust).then_refused(because=because)
        assert plain.when(adjust.model_copy(update=also)).event()
        offered = Support(**with_school, **said)
        drafted.when(asked.DraftTarget(wording=text(), support=(offered,))).then_refused(because=because)
        better = (offered.model_copy(update=also),)
        assert drafted.when(asked.DraftTarget(wording=text(), support=better)).event()


class TestACommitment:
    def test_is_adjusted_by_a_version(self) -> None:
        """G8: staff, parents and others may adjust what they do."""
        adjust = asked.AdjustCommitment(commitment=HELP, help=text("Meets at nine."), why=text())
        adjusted = CommitmentAdjusted(
            **{**dict(MADE), "help": text("Meets at nine."), "made_on": TODAY, "version": 2, "why": text()}
        )
        agreed.when(adjust).then(adjusted)
        same = asked.AdjustCommitment(commitment=HELP, help=MADE.help)
        agreed.when(same).then_invalid(because="Nothing of this commitment changes")
        elsewhere = asked.AdjustCommitment(commitment=one(0x99), help=text())
        agreed.when(elsewhere).then_invalid(because="none that runs")

    def test_ends_while_somebody_else_helps(self) -> None:
        """A target without a supporter would never have been agreed."""
        end = asked.EndCommitment(commitment=HELP, why=text())
        agreed.when(end).then_refused(because="Nobody else supports this target")
        ended = CommitmentEnded(
            author=COORDINATOR, ended_on=TODAY, commitment=HELP, target=TARGET, owner=MENTOR, why=text()
        )
        agreed.given(OF_MUM).when(end).then(ended)
        agreed.given(OF_MUM, ended).when(end).then_invalid(because="none that runs")

    def test_of_the_plan_ends_at_any_time(self) -> None:
        """No target hangs on it."""
        whole: dict[str, UUID | None] = {"target": None, "commitment": one(0x55)}
        plan = agreed.given(OF_MUM.model_copy(update=whole))
        assert plan.when(asked.EndCommitment(commitment=one(0x55))).event()
