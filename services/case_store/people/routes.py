"""The addresses at which the office, the head and the staff say who is who."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, FileKind, Receipt, To
from case_store.people import commands as asked
from case_store.people.appointments import APPOINTMENTS, appointments_stream
from case_store.people.pupil import PUPIL
from case_store.people.settings import OWN_SETTINGS, SETTINGS
from case_store.people.staff import IDENTITY, ORGANISATION, PERSON, identity_stream
from case_store.people.ties import TIES


def routes(desk: Desk) -> APIRouter:
    """The commands about people."""
    router = APIRouter(prefix=PREFIX, tags=["people"])
    _people(router, desk)
    _roll(router, desk)
    _ties(router, desk)
    _school(router, desk)
    return router


def _people(router: APIRouter, desk: Desk) -> None:
    @router.post("/people", status_code=201)
    async def register_person(command: asked.RegisterPerson, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Make a person known to the school."""
        return await desk.write(call, command, To(PERSON, file=FileKind.PARTICULARS))

    @router.post("/people/{person_id}/identities", status_code=201)
    async def give_identity(
        person_id: UUID, command: asked.GiveIdentity, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Let a person sign in."""
        stream = identity_stream(command.iss, command.sub)
        return await desk.write(call, command, To(IDENTITY, stream=stream, file=FileKind.TRAIL, person=person_id))

    @router.post("/people/{person_id}/identities/end", status_code=201)
    async def end_identity(
        person_id: UUID, command: asked.EndIdentity, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Stop a person from signing in."""
        stream = identity_stream(command.iss, command.sub)
        return await desk.write(call, command, To(IDENTITY, stream=stream, file=FileKind.TRAIL, person=person_id))

    @router.post("/appointments", status_code=201)
    async def appoint(command: asked.Appoint, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Appoint a person to a post."""
        stream = appointments_stream(command.person)
        return await desk.write(
            call, command, To(APPOINTMENTS, stream=stream, file=FileKind.TRAIL, person=command.person)
        )

    @router.post("/appointments/end", status_code=201)
    async def end_appointment(command: asked.EndAppointment, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say the last day on which a person holds a post."""
        stream = appointments_stream(command.person)
        return await desk.write(
            call, command, To(APPOINTMENTS, stream=stream, file=FileKind.TRAIL, person=command.person)
        )


def _roll(router: APIRouter, desk: Desk) -> None:
    @router.post("/pupils", status_code=201)
    async def enrol_pupil(command: asked.EnrolPupil, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Put a pupil on the roll."""
        return await desk.write(call, command, To(PUPIL, file=FileKind.PARTICULARS))

    @router.post("/pupils/{pupil_id}/roll", status_code=201)
    async def update_roll(
        pupil_id: UUID, command: asked.UpdateRoll, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Change a pupil's line of the roll."""
        return await desk.write(call, command, To(PUPIL, stream=pupil_id, must_exist=True, pupil=pupil_id))

    @router.post("/pupils/{pupil_id}/leaving", status_code=201)
    async def record_leaving(
        pupil_id: UUID, command: asked.RecordLeaving, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say a pupil's last day on the roll."""
        return await desk.write(call, command, To(PUPIL, stream=pupil_id, must_exist=True, pupil=pupil_id))


def _ties(router: APIRouter, desk: Desk) -> None:
    @router.post("/assignments", status_code=201)
    async def assign(command: asked.Assign, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say who teaches or tutors a pupil."""
        return await desk.write(
            call, command, To(TIES, file=FileKind.TRAIL, person=command.person, pupil=command.pupil)
        )

    @router.post("/assignments/{tie}/end", status_code=201)
    async def end_assignment(
        tie: UUID, command: asked.EndAssignment, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say the last day on which somebody teaches or tutors a pupil."""
        return await desk.write(call, command, To(TIES, stream=tie, must_exist=True, person=command.person))

    @router.post("/managers", status_code=201)
    async def assign_manager(command: asked.AssignManager, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Give an ELSA a line manager."""
        return await desk.write(call, command, To(TIES, file=FileKind.TRAIL, person=command.manager))

    @router.post("/managers/{tie}/end", status_code=201)
    async def unassign_manager(
        tie: UUID, command: asked.UnassignManager, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say the last day on which somebody manages an ELSA."""
        return await desk.write(call, command, To(TIES, stream=tie, must_exist=True, person=command.manager))

    @router.post("/supervisors", status_code=201)
    async def assign_supervisor(command: asked.AssignSupervisor, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Give an ELSA a supervising psychologist."""
        return await desk.write(call, command, To(TIES, file=FileKind.TRAIL, person=command.supervisor))

    @router.post("/supervisors/{tie}/end", status_code=201)
    async def unassign_supervisor(
        tie: UUID, command: asked.UnassignSupervisor, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say the last day on which somebody supervises an ELSA."""
        return await desk.write(call, command, To(TIES, stream=tie, must_exist=True, person=command.supervisor))

    @router.post("/conflicts", status_code=201)
    async def declare_conflict(command: asked.DeclareConflict, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Keep somebody out of one pupil's case."""
        return await desk.write(
            call, command, To(TIES, file=FileKind.TRAIL, person=command.person, pupil=command.pupil)
        )

    @router.post("/conflicts/{tie}/end", status_code=201)
    async def end_conflict(tie: UUID, command: asked.EndConflict, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Say the last day on which somebody is kept out of a pupil's case."""
        return await desk.write(call, command, To(TIES, stream=tie, must_exist=True, person=command.person))


def _school(router: APIRouter, desk: Desk) -> None:
    @router.post("/settings", status_code=201)
    async def change_settings(command: asked.ChangeSettings, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Change the school's settings."""
        return await desk.write(call, command, To(SETTINGS, own=OWN_SETTINGS, file=FileKind.TRAIL))

    @router.post("/organisations", status_code=201)
    async def register_organisation(
        command: asked.RegisterOrganisation, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Make an organisation known to the school."""
        return await desk.write(call, command, To(ORGANISATION, file=FileKind.TRAIL))
