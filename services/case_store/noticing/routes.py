"""The addresses at which staff hand in what they notice of a pupil."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.noticing import commands as asked
from case_store.noticing.noticing import CHECK_IN, REVIEW, SIGN


def routes(desk: Desk) -> APIRouter:
    """The commands about what is noticed. By a pupil's id: whoever notices something may know of no case."""
    router = APIRouter(prefix=PREFIX, tags=["noticing"])

    @router.post("/pupils/{pupil_id}/signs", status_code=201)
    async def notice_sign(
        pupil_id: UUID, command: asked.NoticeSign, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record an early sign. The answer is the same whatever is held."""
        return await desk.write(call, command, To(SIGN, pupil=pupil_id))

    @router.post("/signs/{entry_id}/reviews", status_code=201)
    async def review_sign(
        entry_id: UUID, command: asked.ReviewSign, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Look at an early sign again. It is named by the id of its entry."""
        return await desk.write(call, command, To(REVIEW, about=entry_id))

    @router.post("/pupils/{pupil_id}/check-ins", status_code=201)
    async def check_in(pupil_id: UUID, command: asked.CheckIn, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record how a pupil was when you checked in with them."""
        return await desk.write(call, command, To(CHECK_IN, pupil=pupil_id))

    return router
