"""The addresses at which ELSAs, their line managers and their supervisors record how ELSAs are supported."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.support import commands as asked
from case_store.support.support import BLOCKER, SUPPORT


def routes(desk: Desk) -> APIRouter:
    """The commands about an ELSA's own support."""
    router = APIRouter(prefix=f"{PREFIX}/elsa-support", tags=["elsa support"])
    _own(router, desk)
    _by_others(router, desk)
    return router


def _own(router: APIRouter, desk: Desk) -> None:
    @router.post("/offloads", status_code=201)
    async def offload(command: asked.Offload, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Put down what a hard session left with you."""
        return await desk.write(call, command, To(SUPPORT, person=call.actor.person, file=FileKind.ELSA_SUPPORT))

    @router.post("/blockers", status_code=201)
    async def report_blocker(command: asked.ReportBlocker, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say what stands in the way of your work."""
        return await desk.write(call, command, To(BLOCKER, person=call.actor.person, file=FileKind.ELSA_SUPPORT))


def _by_others(router: APIRouter, desk: Desk) -> None:
    @router.post("/{elsa_id}/blockers/{blocker_id}/answers", status_code=201)
    async def answer_blocker(
        elsa_id: UUID, blocker_id: UUID, command: asked.AnswerBlocker, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say what came of a blocker."""
        to = To(BLOCKER, stream=blocker_id, must_exist=True, person=elsa_id, file=FileKind.ELSA_SUPPORT)
        return await desk.write(call, command, to)

    @router.post("/{elsa_id}/supervision", status_code=201)
    async def record_supervision(
        elsa_id: UUID, command: asked.RecordSupervision, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that an ELSA attended supervision."""
        return await desk.write(call, command, To(SUPPORT, person=elsa_id, file=FileKind.ELSA_SUPPORT))

    @router.post("/{elsa_id}/manager-meetings", status_code=201)
    async def record_manager_meeting(
        elsa_id: UUID, command: asked.RecordManagerMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that an ELSA and their line manager met."""
        return await desk.write(call, command, To(SUPPORT, person=elsa_id, file=FileKind.ELSA_SUPPORT))

    @router.post("/{elsa_id}/accreditation", status_code=201)
    async def record_accreditation(
        elsa_id: UUID, command: asked.RecordAccreditation, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record an ELSA's accreditation."""
        return await desk.write(call, command, To(SUPPORT, person=elsa_id, file=FileKind.ELSA_SUPPORT))
