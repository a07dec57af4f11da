"""The addresses at which staff hand in what passes between school and home."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.home import commands as asked
from case_store.home.home import HOME, PROGRAMME_WORDING
from case_store.home.standing import STANDING, standings_stream


def routes(desk: Desk) -> APIRouter:
    """The commands about a pupil's home."""
    router = APIRouter(prefix=PREFIX, tags=["home"])
    _telling(router, desk)
    _meeting(router, desk)
    _wording(router, desk)
    _standing(router, desk)
    return router


def _telling(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/home/informed", status_code=201)
    async def inform_home(
        pupil_id: UUID, command: asked.InformHome, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that home was told of the support, or why not."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id, matter=command.programme))

    @router.post("/pupils/{pupil_id}/home/objections", status_code=201)
    async def record_objection(
        pupil_id: UUID, command: asked.RecordObjection, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a parent objects."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/home/preferences", status_code=201)
    async def record_preferences(
        pupil_id: UUID, command: asked.RecordPreferences, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record how a parent likes to be told."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))


def _meeting(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/home/invitations", status_code=201)
    async def invite_parent(
        pupil_id: UUID, command: asked.InviteParent, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Invite a parent."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/home/meetings", status_code=201)
    async def record_meeting(
        pupil_id: UUID, command: asked.RecordMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that parents were met."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))


def _wording(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils/{pupil_id}/home/contact-wordings", status_code=201)
    async def word_contact(
        pupil_id: UUID, command: asked.WordContact, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Put a contact in words for home."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/home/strategy-wordings", status_code=201)
    async def word_strategies(
        pupil_id: UUID, command: asked.WordStrategies, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say for home what helps."""
        return await desk.write(call, command, To(HOME, pupil=pupil_id))

    @router.post("/elsa-programmes/{programme_id}/home-wordings", status_code=201)
    async def word_programme(
        programme_id: UUID, command: asked.WordProgramme, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say for home what a programme is for."""
        return await desk.write(call, command, To(PROGRAMME_WORDING, stream=programme_id, must_exist=True))


def _standing(router: APIRouter, desk: Desk) -> None:
    def of(pupil: UUID, person: UUID) -> To:
        return To(STANDING, stream=standings_stream(pupil, person), pupil=pupil, person=person)

    @router.post("/pupils/{pupil_id}/home/standings", status_code=201)
    async def record_standing(
        pupil_id: UUID, command: asked.RecordStanding, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say as what somebody stands to a pupil."""
        return await desk.write(call, command, of(pupil_id, command.person))

    @router.post("/pupils/{pupil_id}/home/standings/end", status_code=201)
    async def end_standing(
        pupil_id: UUID, command: asked.EndStanding, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say the last day on which somebody stands so to a pupil."""
        return await desk.write(call, command, of(pupil_id, command.person))

    @router.post("/pupils/{pupil_id}/home/exclusions", status_code=201)
    async def exclude_parent(
        pupil_id: UUID, command: asked.ExcludeParent, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Decide that somebody is told nothing of a pupil."""
        return await desk.write(call, command, of(pupil_id, command.person))

    @router.post("/pupils/{pupil_id}/home/exclusions/end", status_code=201)
    async def end_exclusion(
        pupil_id: UUID, command: asked.EndExclusion, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say the last day on which an order or a decision excludes somebody."""
        return await desk.write(call, command, of(pupil_id, command.person))
