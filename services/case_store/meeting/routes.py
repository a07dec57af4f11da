"""The addresses at which staff hand in what belongs to a meeting."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from case_store.desk import PREFIX, Call, Desk, Receipt, To
from case_store.meeting import agreeing
from case_store.meeting import commands as asked
from case_store.meeting.meeting import MEETING


def routes(desk: Desk) -> APIRouter:
    """The commands about meetings."""
    router = APIRouter(prefix=PREFIX, tags=["meetings"])
    _calling(router, desk)
    _inviting(router, desk)
    _holding(router, desk)
    _writing(router, desk)
    _recording(router, desk)
    _agreeing_what(router, desk)
    _agreeing_how(router, desk)
    _afterwards(router, desk)
    return router


def of(meeting: UUID, person: UUID | None = None) -> To:
    """A command about a meeting that was called goes into its stream."""
    return To(MEETING, stream=meeting, must_exist=True, person=person)


def _calling(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings", status_code=201)
    async def call_meeting(command: asked.CallReferralMeeting, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Call a referral meeting about a pupil."""
        return await desk.write(call, command, To(MEETING, pupil=command.pupil))

    @router.post("/psps/{psp_id}/meetings", status_code=201)
    async def call_plan_meeting(
        psp_id: UUID, command: asked.CallPlanMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Call a meeting of a pastoral support programme."""
        return await desk.write(call, command, To(MEETING, matter=psp_id))

    @router.post("/meetings/{meeting_id}/move", status_code=201)
    async def move_meeting(
        meeting_id: UUID, command: asked.MoveMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Put a meeting on another day."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/cancellation", status_code=201)
    async def cancel_meeting(
        meeting_id: UUID, command: asked.CancelMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that a meeting will not be held."""
        return await desk.write(call, command, of(meeting_id))


def _inviting(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/invitations/staff", status_code=201)
    async def invite_staff(
        meeting_id: UUID, command: asked.InviteStaff, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask a member of staff to a meeting."""
        return await desk.write(call, command, of(meeting_id, command.person))

    @router.post("/meetings/{meeting_id}/invitations/pupil", status_code=201)
    async def invite_pupil(
        meeting_id: UUID, command: asked.InvitePupil, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask the pupil to the meeting about them."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/invitations/parents", status_code=201)
    async def invite_parent_to_meeting(
        meeting_id: UUID, command: asked.InviteParentToMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask a parent to a meeting, and say what makes it easier to come."""
        return await desk.write(call, command, of(meeting_id, command.parent))

    @router.post("/meetings/{meeting_id}/invitations/agencies", status_code=201)
    async def invite_agency(
        meeting_id: UUID, command: asked.InviteAgency, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Ask one person of an agency to a meeting, with the basis, and whether the parents know."""
        return await desk.write(call, command, of(meeting_id, command.person))

    @router.post("/meetings/{meeting_id}/invitations/withdrawal", status_code=201)
    async def withdraw_invitation(
        meeting_id: UUID, command: asked.WithdrawInvitation, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Say that somebody is not to come after all."""
        return await desk.write(call, command, of(meeting_id, command.person))


def _holding(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/attendance", status_code=201)
    async def record_attendance(
        meeting_id: UUID, command: asked.RecordAttendance, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record who came, who sent apologies and who did not come."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/held", status_code=201)
    async def hold_meeting(
        meeting_id: UUID, command: asked.HoldMeeting, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that a meeting was held."""
        return await desk.write(call, command, of(meeting_id))


def _writing(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/said", status_code=201)
    async def write_what_was_said(
        meeting_id: UUID, command: asked.WriteWhatWasSaid, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write down something that was said, for those who were in the room then."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/analysis", status_code=201)
    async def analyse(meeting_id: UUID, command: asked.Analyse, call: Annotated[Call, Depends(desk.call)]) -> Receipt:
        """Write a clear analysis of the problem and of the resources."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/contributions", status_code=201)
    async def contribute(
        meeting_id: UUID, command: asked.Contribute, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write a summary for the meeting, of your own work with the pupil."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreement", status_code=201)
    async def ask_agreement(
        meeting_id: UUID, command: asked.AskAgreement, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what a parent or the pupil answered when their agreement was asked."""
        return await desk.write(call, command, of(meeting_id))


def _recording(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/record/drafts", status_code=201)
    async def draft_record(
        meeting_id: UUID, command: asked.DraftRecord, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Write the record as it is to be circulated."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/record/agreed", status_code=201)
    async def agree_record(
        meeting_id: UUID, command: asked.AgreeRecord, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Agree that the draft goes out as it is."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/record/circulated", status_code=201)
    async def circulate_record(
        meeting_id: UUID, command: asked.CirculateRecord, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Circulate the record that was agreed."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/record/home-wordings", status_code=201)
    async def word_record_for_home(
        meeting_id: UUID, command: asked.WordRecordForHome, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Put the record in words for home."""
        return await desk.write(call, command, of(meeting_id))


def _agreeing_what(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/agreed/approach", status_code=201)
    async def agree_approach(
        meeting_id: UUID, command: agreeing.AgreeApproach, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record the common approach."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/plan", status_code=201)
    async def agree_plan(
        meeting_id: UUID, command: agreeing.AgreePlan, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record the action plan."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/responsibilities", status_code=201)
    async def agree_responsibility(
        meeting_id: UUID, command: agreeing.AgreeResponsibility, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record who takes responsibility for one approach."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/monitoring", status_code=201)
    async def agree_monitoring(
        meeting_id: UUID, command: agreeing.AgreeMonitoring, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record who monitors the support, and when it is followed up."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/declined", status_code=201)
    async def decline_item(
        meeting_id: UUID, command: agreeing.DeclineItem, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that one of the nine is not agreed, and why."""
        return await desk.write(call, command, of(meeting_id))


def _agreeing_how(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/agreed/feedback", status_code=201)
    async def agree_feedback(
        meeting_id: UUID, command: agreeing.AgreeFeedback, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record how the school is told what came of it."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/contacts", status_code=201)
    async def agree_contact(
        meeting_id: UUID, command: agreeing.AgreeContact, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record the key contact of one agency."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/home", status_code=201)
    async def involve_home(
        meeting_id: UUID, command: agreeing.InvolveHome, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record how parents are told and take part."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/support", status_code=201)
    async def agree_support(
        meeting_id: UUID, command: agreeing.AgreeSupport, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record how the school goes on supporting the agencies."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/agreed/protocol", status_code=201)
    async def agree_protocol(
        meeting_id: UUID, command: agreeing.AgreeProtocol, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record what goes to whom, for what, until when."""
        return await desk.write(call, command, of(meeting_id))


def _afterwards(router: APIRouter, desk: Desk) -> None:
    @router.post("/meetings/{meeting_id}/reviews", status_code=201)
    async def review_referral(
        meeting_id: UUID, command: asked.ReviewReferral, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record how what was agreed is going."""
        return await desk.write(call, command, of(meeting_id))

    @router.post("/meetings/{meeting_id}/exit", status_code=201)
    async def close_referral(
        meeting_id: UUID, command: asked.CloseReferral, call: Annotated[Call, Depends(desk.call)]
    ) -> Receipt:
        """Record that what was agreed has come to its end."""
        return await desk.write(call, command, of(meeting_id))
