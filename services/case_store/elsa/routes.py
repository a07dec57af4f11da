"""The addresses at which staff hand in what belongs to emotional literacy support."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.elsa import commands as asked
from case_store.elsa.programme import PROGRAMME
from case_store.elsa.referral import REFERRAL


def routes(desk: Desk) -> APIRouter:
    """The commands about referrals and programmes."""
    router = APIRouter(prefix=PREFIX, tags=["elsa"])
    _referrals(router, desk)
    _programmes(router, desk)
    _sessions(router, desk)
    _afterwards(router, desk)
    return router


def _referrals(router: APIRouter, desk: Desk) -> None:
    @router.post("/referrals", status_code=201)
    async def refer(command: asked.Refer, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Ask for support for a pupil."""
        return await desk.write(call, command, To(REFERRAL, pupil=command.pupil))

    @router.post("/referrals/{referral_id}/decision", status_code=201)
    async def decide_referral(
        referral_id: UUID, command: asked.DecideReferral, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Accept or decline a referral."""
        return await desk.write(call, command, To(REFERRAL, stream=referral_id, must_exist=True))


def _programmes(router: APIRouter, desk: Desk) -> None:
    @router.post("/elsa-programmes", status_code=201)
    async def start_programme(command: asked.StartProgramme, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Start a programme that follows from a referral."""
        return await desk.write(call, command, To(REFERRAL, stream=command.referral, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/aims", status_code=201)
    async def set_aims(
        programme_id: UUID, command: asked.SetAims, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Set the aims of a programme."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/extension", status_code=201)
    async def extend_programme(
        programme_id: UUID, command: asked.ExtendProgramme, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Go on for longer than was planned."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/end", status_code=201)
    async def end_programme(
        programme_id: UUID, command: asked.EndProgramme, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """End the normal sessions of a programme."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))


def _sessions(router: APIRouter, desk: Desk) -> None:
    @router.post("/elsa-programmes/{programme_id}/plans", status_code=201)
    async def plan_session(
        programme_id: UUID, command: asked.PlanSession, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Plan one session."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/sessions", status_code=201)
    async def note_session(
        programme_id: UUID, command: asked.NoteSession, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write up one session."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/sessions-not-held", status_code=201)
    async def session_not_held(
        programme_id: UUID, command: asked.RecordSessionNotHeld, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a session was not held."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/summary-confirmations", status_code=201)
    async def confirm_summary(
        programme_id: UUID, command: asked.ConfirmSummary, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say again what of a staff summary still holds."""
        to = To(PROGRAMME, stream=programme_id, must_exist=True, about=command.session)
        return await desk.write(call, command, to)


def _afterwards(router: APIRouter, desk: Desk) -> None:
    @router.post("/elsa-programmes/{programme_id}/touch-base-plan", status_code=201)
    async def plan_touch_base(
        programme_id: UUID, command: asked.PlanTouchBase, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Plan a lighter contact after the sessions."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/touch-base", status_code=201)
    async def touch_base(
        programme_id: UUID, command: asked.TouchBase, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write up that the pupil touched base."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))

    @router.post("/elsa-programmes/{programme_id}/touch-base-end", status_code=201)
    async def end_touch_base(
        programme_id: UUID, command: asked.EndTouchBase, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """End the lighter contact."""
        return await desk.write(call, command, To(PROGRAMME, stream=programme_id, must_exist=True))
