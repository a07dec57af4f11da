"""The addresses at which a pastoral support programme is proposed, planned and signed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.psp import commands as asked
from case_store.psp.psp import PSP


def routes(desk: Desk) -> APIRouter:
    """The commands about plans, their targets and their signatures."""
    router = APIRouter(prefix=PREFIX, tags=["psp"])
    _plan(router, desk)
    _hands(router, desk)
    _targets(router, desk)
    _commitments(router, desk)
    _signing(router, desk)
    _recording(router, desk)
    return router


def _of(psp: UUID, person: UUID | None = None) -> To:
    return To(PSP, stream=psp, must_exist=True, person=person)


def _plan(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps", status_code=201)
    async def propose(command: asked.Propose, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Propose a plan for a pupil."""
        return await desk.write(call, command, To(PSP, pupil=command.pupil))

    @router.post("/psps/{psp_id}/assessments", status_code=201)
    async def assess(psp_id: UUID, command: asked.Assess, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say anew what was reviewed and considered."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/start", status_code=201)
    async def start(psp_id: UUID, command: asked.Start, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Start the plan."""
        return await desk.write(call, command, _of(psp_id))


def _hands(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/coordinator", status_code=201)
    async def name_coordinator(
        psp_id: UUID, command: asked.NameCoordinator, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say who coordinates the plan."""
        return await desk.write(call, command, _of(psp_id, command.coordinator))

    @router.post("/psps/{psp_id}/key-worker", status_code=201)
    async def name_key_worker(
        psp_id: UUID, command: asked.NameKeyWorker, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say who is the plan's key worker."""
        return await desk.write(call, command, _of(psp_id, command.key_worker))


def _targets(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/target-drafts", status_code=201)
    async def draft_target(
        psp_id: UUID, command: asked.DraftTarget, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Draft a target."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/targets", status_code=201)
    async def agree_target(
        psp_id: UUID, command: asked.AgreeTarget, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Agree a target."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/target-steps", status_code=201)
    async def step_target(
        psp_id: UUID, command: asked.StepTarget, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take a target's next step."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/target-withdrawals", status_code=201)
    async def withdraw_target(
        psp_id: UUID, command: asked.WithdrawTarget, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take a target out of the plan."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/rewards", status_code=201)
    async def record_reward(
        psp_id: UUID, command: asked.RecordReward, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record whether a reward was given."""
        return await desk.write(call, command, _of(psp_id))


def _commitments(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/commitments", status_code=201)
    async def commit(psp_id: UUID, command: asked.Commit, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record what somebody commits themself to."""
        return await desk.write(call, command, _of(psp_id, command.owner))

    @router.post("/psps/{psp_id}/commitment-adjustments", status_code=201)
    async def adjust_commitment(
        psp_id: UUID, command: asked.AdjustCommitment, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Adjust a commitment."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/commitment-ends", status_code=201)
    async def end_commitment(
        psp_id: UUID, command: asked.EndCommitment, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that somebody is committed to something no longer."""
        return await desk.write(call, command, _of(psp_id))


def _signing(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/signatures", status_code=201)
    async def sign(psp_id: UUID, command: asked.Sign, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Sign the targets, for yourself."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/refusals", status_code=201)
    async def refuse_to_sign(
        psp_id: UUID, command: asked.RefuseToSign, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that you do not sign, and why."""
        return await desk.write(call, command, _of(psp_id))


def _recording(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/signatures-elsewhere", status_code=201)
    async def record_signature(
        psp_id: UUID, command: asked.RecordSignature, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that somebody signed on paper or aloud."""
        return await desk.write(call, command, _of(psp_id, command.signer))

    @router.post("/psps/{psp_id}/refusals-elsewhere", status_code=201)
    async def record_refusal(
        psp_id: UUID, command: asked.RecordRefusal, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that somebody would not sign, and why."""
        return await desk.write(call, command, _of(psp_id, command.signer))

    @router.post("/psps/{psp_id}/step-tellings", status_code=201)
    async def tell_step(psp_id: UUID, command: asked.TellStep, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record that people were told of a step."""
        return await desk.write(call, command, _of(psp_id))
