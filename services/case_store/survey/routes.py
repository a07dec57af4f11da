"""The addresses of a survey of pupils' views. None of them takes a name, a sheet or the id of a pupil."""

from typing import Annotated

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.survey import commands as asked
from case_store.survey.survey import OWN_SURVEYS, SURVEY


def routes(desk: Desk) -> APIRouter:
    """The commands about the survey that is open: a school has one at a time, so nobody needs its id."""
    router = APIRouter(prefix=f"{PREFIX}/surveys", tags=["surveys"])
    at_school = To(SURVEY, own=OWN_SURVEYS, file=FileKind.TRAIL, anywhere=True)

    @router.post("", status_code=201)
    async def open_survey(command: asked.OpenSurvey, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Open a survey of what pupils think would help."""
        return await desk.write(call, command, at_school)

    @router.post("/open/sets", status_code=201)
    async def hand_in_set(command: asked.HandInSet, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Hand in what a set of sheets came to."""
        return await desk.write(call, command, at_school)

    @router.post("/open/closing", status_code=201)
    async def close_survey(command: asked.CloseSurvey, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Close the survey that is open, and have its numbers made."""
        return await desk.write(call, command, at_school)

    return router
