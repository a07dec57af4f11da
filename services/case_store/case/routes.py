"""The addresses at which staff hand in what belongs in a pupil's case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.case import commands as asked
from case_store.case.agreement import AGREEMENT
from case_store.case.case import CASE, CONTACT, STRATEGIES
from case_store.case.correction import CORRECTION
from case_store.case.telling import TELLING
from case_store.desk import Call, Desk, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about a case. By a pupil's id for those who may know of no case; by a case's for those who do."""
    router = APIRouter(tags=["case"])
    _by_pupil(router, desk)
    _by_case(router, desk)
    return router


def _by_pupil(router: APIRouter, desk: Desk) -> None:
    @router.post("/cases", status_code=201)
    async def open_case(command: asked.OpenCase, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Open a pupil's case."""
        return await desk.write(call, command, To(CASE, pupil=command.pupil))

    @router.post("/pupils/{pupil_id}/contacts", status_code=201)
    async def record_contact(
        pupil_id: UUID, command: asked.RecordContact, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record a contact."""
        return await desk.write(call, command, To(CONTACT, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/agreements", status_code=201)
    async def record_agreement(
        pupil_id: UUID, command: asked.RecordAgreement, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what the pupil said may be shared."""
        to = To(AGREEMENT, pupil=pupil_id, about=command.about, matter=command.matter)
        return await desk.write(call, command, to)


def _by_case(router: APIRouter, desk: Desk) -> None:
    @router.post("/cases/{case_id}/tellings", status_code=201)
    async def tell_beyond_agreement(
        case_id: UUID, command: asked.TellBeyondAgreement, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Tell named people what the pupil has not agreed to share."""
        return await desk.write(call, command, To(TELLING, case=case_id, about=command.about))

    @router.post("/cases/{case_id}/strategies", status_code=201)
    async def give_strategies(
        case_id: UUID, command: asked.GiveStrategies, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Advise staff on what helps this pupil."""
        return await desk.write(call, command, To(STRATEGIES, case=case_id))

    @router.post("/cases/{case_id}/corrections", status_code=201)
    async def correct(case_id: UUID, command: asked.CorrectEntry, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Put right what an entry says."""
        return await desk.write(call, command, To(CORRECTION, case=case_id, about=command.entry))
