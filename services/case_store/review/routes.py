"""The addresses at which a pastoral support programme is reviewed, put off, extended and ended."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.review import commands as asked
from case_store.review.review import REVIEW


def routes(desk: Desk) -> APIRouter:
    """The commands about the reviews of a plan and its end."""
    router = APIRouter(prefix=PREFIX, tags=["review"])
    _reviewing(router, desk)
    _reporting(router, desk)
    _putting_off(router, desk)
    _failing(router, desk)
    _advice(router, desk)
    _ending(router, desk)
    return router


def _of(psp: UUID, about: UUID | None = None) -> To:
    return To(REVIEW, stream=psp, must_exist=True, about=about)


def _reviewing(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/reviews", status_code=201)
    async def hold(psp_id: UUID, command: asked.Hold, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record a review that was held."""
        return await desk.write(call, command, _of(psp_id, command.meeting))

    @router.post("/psps/{psp_id}/commitment-reviews", status_code=201)
    async def review_commitment(
        psp_id: UUID, command: asked.ReviewCommitment, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what became of one commitment."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/review-wordings", status_code=201)
    async def word_for_home(
        psp_id: UUID, command: asked.WordForHome, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Put what a review came to in words for pupil and home."""
        return await desk.write(call, command, _of(psp_id))


def _reporting(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/reports", status_code=201)
    async def report(psp_id: UUID, command: asked.Report, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Report on what you committed yourself to."""
        return await desk.write(call, command, _of(psp_id, command.commitment))

    @router.post("/psps/{psp_id}/recorded-reports", status_code=201)
    async def record_report(
        psp_id: UUID, command: asked.RecordReport, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write down what somebody reported on what they had committed themself to."""
        return await desk.write(call, command, _of(psp_id))


def _putting_off(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/reviews-not-held", status_code=201)
    async def record_not_held(
        psp_id: UUID, command: asked.RecordNotHeld, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a review was not held, and its new date."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/pauses", status_code=201)
    async def pause(psp_id: UUID, command: asked.Pause, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Put the plan on hold."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/pauses/end", status_code=201)
    async def resume(psp_id: UUID, command: asked.Resume, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Go on with the plan."""
        return await desk.write(call, command, _of(psp_id))


def _failing(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/failing", status_code=201)
    async def notice_failing(
        psp_id: UUID, command: asked.NoticeFailing, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that the plan does not help as it is."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/extensions", status_code=201)
    async def extend(psp_id: UUID, command: asked.Extend, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Extend the plan, with a reason and a limit."""
        return await desk.write(call, command, _of(psp_id))


def _advice(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/advice", status_code=201)
    async def ask_advice(psp_id: UUID, command: asked.AskAdvice, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Record that the authority was asked for its advice."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/advice/answer", status_code=201)
    async def record_advice(
        psp_id: UUID, command: asked.RecordAdvice, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what the authority answered."""
        return await desk.write(call, command, _of(psp_id))

    @router.post("/psps/{psp_id}/advice/no-answer", status_code=201)
    async def record_no_advice(
        psp_id: UUID, command: asked.RecordNoAdvice, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that the authority did not answer."""
        return await desk.write(call, command, _of(psp_id))


def _ending(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/judgement", status_code=201)
    async def judge(psp_id: UUID, command: asked.Judge, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Judge the plan at its final meeting."""
        return await desk.write(call, command, _of(psp_id, command.meeting))

    @router.post("/psps/{psp_id}/ending", status_code=201)
    async def end(psp_id: UUID, command: asked.End, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """End the plan without a final meeting."""
        return await desk.write(call, command, _of(psp_id))
