"""The addresses at which documents are gathered for a plan, and people are heard in their own words."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.concern.concern import CONCERN
from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.people.settings import OWN_SETTINGS
from case_store.voice import commands as asked
from case_store.voice.own_forms import FORMS
from case_store.voice.voice import VOICE


def routes(desk: Desk) -> APIRouter:
    """The commands about documents, words and forms."""
    router = APIRouter(prefix=PREFIX, tags=["voice"])
    _checklist(router, desk)
    _documents(router, desk)
    _words(router, desk)
    _forms(router, desk)
    return router


def _of(plan: UUID, pupil: UUID | None = None, helper: UUID | None = None) -> To:
    return To(VOICE, stream=plan, must_exist=True, pupil=pupil, person=helper)


def _adds_nothing(call: Call) -> Call:
    """The same call, without a version: what is said for a plan is no entry of its stream, whose length would tell."""
    return replace(call, expected=None)


def _checklist(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/documents/asked", status_code=201)
    async def ask_for_document(
        psp_id: UUID, command: asked.AskForDocument, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask for something before the meeting."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))

    @router.post("/psps/{psp_id}/documents/received", status_code=201)
    async def receive_document(
        psp_id: UUID, command: asked.ReceiveDocument, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that something was received."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))

    @router.post("/psps/{psp_id}/documents/not-available", status_code=201)
    async def document_not_available(
        psp_id: UUID, command: asked.DocumentNotAvailable, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that something is not to be had."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))


def _documents(router: APIRouter, desk: Desk) -> None:
    @router.post("/psps/{psp_id}/documents", status_code=201)
    async def write_document(
        psp_id: UUID, command: asked.WriteDocument, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write down what a document holds."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))

    @router.post("/psps/{psp_id}/summaries", status_code=201)
    async def word_summary(
        psp_id: UUID, command: asked.WordSummary, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Word the summary before the meeting."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))

    @router.post("/psps/{psp_id}/staff-answers", status_code=201)
    async def answer_as_staff(
        psp_id: UUID, command: asked.AnswerAsStaff, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Answer the questionnaire for staff."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))


def _words(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/psps/{psp_id}/words", status_code=201)
    async def record_pupils_words(
        pupil_id: UUID, psp_id: UUID, command: asked.RecordPupilsWords, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take down a pupil's words. Whether somebody hurt or frightened them becomes a concern first of all.

        The concern is durable before the words are looked at, so that it is not lost with them; what is answered says
        nothing of it.
        """
        concern = command.hurt_or_frightened
        if concern is not None:
            file = FileKind.CASE if concern.about_adult is None else FileKind.ADULT_CONCERN
            raising = replace(call, key=f"{call.key} concern", expected=None, draft=None)
            await desk.write(raising, concern, To(CONCERN, pupil=pupil_id, file=file))
        return await desk.write(_adds_nothing(call), command, _of(psp_id, pupil_id, command.helped_by))

    @router.post("/psps/{psp_id}/profiles", status_code=201)
    async def write_profile(
        psp_id: UUID, command: asked.WriteProfile, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write a one-page profile or a communication passport."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id, helper=command.helped_by))

    @router.post("/psps/{psp_id}/parents-words", status_code=201)
    async def record_parents_words(
        psp_id: UUID, command: asked.RecordParentsWords, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Take down one parent's words."""
        return await desk.write(_adds_nothing(call), command, _of(psp_id))


def _forms(router: APIRouter, desk: Desk) -> None:
    @router.post("/forms", status_code=201)
    async def set_form(command: asked.SetForm, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Use a form of the school's own."""
        return await desk.write(call, command, To(FORMS, own=OWN_SETTINGS, file=FileKind.TRAIL))
