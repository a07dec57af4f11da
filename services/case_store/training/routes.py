"""The addresses of the practitioner register."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.training import commands as asked
from case_store.training.training import COHORT, TRAINING


def routes(desk: Desk) -> APIRouter:
    """The commands about cohorts, and about what each practitioner has done."""
    router = APIRouter(prefix=f"{PREFIX}/training", tags=["training"])
    _cohorts(router, desk)
    _practitioners(router, desk)
    return router


def _cohorts(router: APIRouter, desk: Desk) -> None:
    @router.post("/cohorts", status_code=201)
    async def form_cohort(command: asked.FormCohort, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Form a cohort."""
        return await desk.write(call, command, To(COHORT, file=FileKind.REGISTER))

    @router.post("/cohorts/{cohort_id}/members", status_code=201)
    async def join_cohort(
        cohort_id: UUID, command: asked.JoinCohort, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take somebody into a cohort."""
        return await desk.write(call, command, _in(cohort_id, command.person))

    @router.post("/cohorts/{cohort_id}/members/end", status_code=201)
    async def leave_cohort(
        cohort_id: UUID, command: asked.LeaveCohort, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that somebody left a cohort."""
        return await desk.write(call, command, _in(cohort_id, command.person))


def _practitioners(router: APIRouter, desk: Desk) -> None:
    @router.post("/practitioners/{person_id}/days", status_code=201)
    async def record_day(
        person_id: UUID, command: asked.RecordDay, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record a training day."""
        return await desk.write(call, command, _of(person_id))

    @router.post("/practitioners/{person_id}/hours", status_code=201)
    async def record_hours(
        person_id: UUID, command: asked.RecordHours, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record one-to-one support or assessment."""
        return await desk.write(call, command, _of(person_id))

    @router.post("/practitioners/{person_id}/portfolio", status_code=201)
    async def add_to_portfolio(
        person_id: UUID, command: asked.AddToPortfolio, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Put a piece into your portfolio."""
        return await desk.write(call, command, _of(person_id))

    @router.post("/practitioners/{person_id}/qualifications", status_code=201)
    async def record_qualification(
        person_id: UUID, command: asked.RecordQualification, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record a qualification."""
        return await desk.write(call, command, _of(person_id))

    @router.post("/practitioners/{person_id}/gatherings", status_code=201)
    async def record_gathering(
        person_id: UUID, command: asked.RecordGathering, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record networking or supervision."""
        return await desk.write(call, command, _of(person_id))


def _in(cohort: UUID, person: UUID) -> To:
    return To(COHORT, stream=cohort, must_exist=True, person=person, file=FileKind.REGISTER)


def _of(person: UUID) -> To:
    return To(TRAINING, person=person, file=FileKind.REGISTER)
