"""The addresses at which staff hand in what belongs in a pupil's case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.case import commands as asked
from case_store.case.agreement import AGREEMENT
from case_store.case.case import CASE, CONTACT, STRATEGIES
from case_store.case.correction import CORRECTION
from case_store.case.looking import LOOKING
from case_store.case.telling import TELLING
from case_store.case.together import SEVERAL
from case_store.case.wrong_child import WRONG_CHILD
from case_store.desk import PREFIX, Call, Desk, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about a case. By a pupil's id for those who may know of no case; by a case's for those who do."""
    router = APIRouter(prefix=PREFIX, tags=["case"])
    _by_pupil(router, desk)
    _by_case(router, desk)
    _by_entry(router, desk)
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

    @router.post("/contacts", status_code=201)
    async def record_contact_about_several(
        command: asked.RecordContactAboutSeveral, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record one contact about several pupils."""
        first, *others = (said.pupil for said in command.contacts)
        return await desk.write(call, command, To(SEVERAL, pupil=first, pupils=tuple(others)))

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


def _by_entry(router: APIRouter, desk: Desk) -> None:
    @router.post("/entries/{entry_id}/wrong-child", status_code=201)
    async def say_wrong_child(
        entry_id: UUID, command: asked.SayWrongChild, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that an entry is about another child."""
        others = (command.belongs_to,) if command.belongs_to else ()
        return await desk.write(call, command, To(WRONG_CHILD, about=entry_id, pupils=others))

    @router.post("/entries/{entry_id}/look-at", status_code=201)
    async def look_at(entry_id: UUID, command: asked.LookAt, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say that you have looked at an entry with its parents in mind."""
        return await desk.write(call, command, To(LOOKING, about=entry_id))

    @router.post("/entries/{entry_id}/marks", status_code=201)
    async def decide_on_marks(
        entry_id: UUID, command: asked.DecideOnMarks, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Decide, as a lead, what parents may be told of an entry."""
        return await desk.write(call, command, To(LOOKING, about=entry_id))
