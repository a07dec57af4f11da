"""The addresses at which agencies are listed, their people recorded, pupils placed, and successors named."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.agency import commands as asked
from case_store.agency.directory import DIRECTORY
from case_store.agency.placement import PLACEMENT
from case_store.agency.succession import SUCCESSION
from case_store.agency.workers import WORKERS, workers_stream
from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To


def routes(desk: Desk) -> APIRouter:
    """The commands about agencies."""
    router = APIRouter(prefix=PREFIX, tags=["agencies"])
    _directory(router, desk)
    _people(router, desk)
    _placements(router, desk)
    return router


def _directory(router: APIRouter, desk: Desk) -> None:
    @router.post("/agencies", status_code=201)
    async def list_agency(command: asked.ListAgency, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Put an agency into the directory."""
        return await desk.write(call, command, To(DIRECTORY, file=FileKind.AGENCY))

    @router.post("/agencies/{agency_id}/line", status_code=201)
    async def change_agency_line(
        agency_id: UUID, command: asked.ChangeAgencyLine, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say an agency's whole line of the directory again."""
        return await desk.write(call, command, To(DIRECTORY, stream=agency_id, must_exist=True, file=FileKind.AGENCY))

    @router.post("/agencies/{agency_id}/unlisting", status_code=201)
    async def unlist_agency(
        agency_id: UUID, command: asked.UnlistAgency, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take an agency out of the directory."""
        return await desk.write(call, command, To(DIRECTORY, stream=agency_id, must_exist=True, file=FileKind.AGENCY))


def _people(router: APIRouter, desk: Desk) -> None:
    @router.post("/agency-workers", status_code=201)
    async def record_worker(command: asked.RecordWorker, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say for which agency somebody works."""
        to = To(WORKERS, stream=workers_stream(command.person), file=FileKind.TRAIL, person=command.person)
        return await desk.write(call, command, to)

    @router.post("/agency-workers/end", status_code=201)
    async def end_worker(command: asked.EndWorker, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say the last day on which somebody works for their agency."""
        to = To(WORKERS, stream=workers_stream(command.person), file=FileKind.TRAIL, person=command.person)
        return await desk.write(call, command, to)

    @router.post("/matters/{matter_id}/successors", status_code=201)
    async def name_successor(
        matter_id: UUID, command: asked.NameSuccessor, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Name who comes in the place of somebody of an agency, in a plan or a referral meeting."""
        to = To(SUCCESSION, stream=matter_id, must_exist=True, person=command.successor)
        return await desk.write(call, command, to)


def _placements(router: APIRouter, desk: Desk) -> None:
    @router.post("/placements", status_code=201)
    async def place(command: asked.Place, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Place a pupil with somebody of an agency as well, to a last day."""
        to = To(PLACEMENT, file=FileKind.TRAIL, person=command.person, pupil=command.pupil)
        return await desk.write(call, command, to)

    @router.post("/placements/{tie}/end", status_code=201)
    async def end_placement(
        tie: UUID, command: asked.EndPlacement, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say an earlier last day of a placement."""
        return await desk.write(call, command, To(PLACEMENT, stream=tie, must_exist=True, person=command.person))
