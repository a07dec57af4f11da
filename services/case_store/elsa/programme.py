"""A programme of emotional literacy support: its aims, its sessions and its end."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.aims import aims_of
from case_store.elsa.codes import Ending, Phase
from case_store.elsa.commands import (
    ConfirmSummary,
    EndProgramme,
    EndTouchBase,
    ExtendProgramme,
    NoteSession,
    PlanSession,
    PlanTouchBase,
    RecordSessionNotHeld,
    SetAims,
    TouchBase,
)
from case_store.elsa.confirming import confirm_summary
from case_store.elsa.events import AimsSet, ProgrammeEnded, ProgrammeExtended
from case_store.elsa.session import note_session, plan_session, session_not_held
from case_store.elsa.state import REPORT_DUE, Programme, evolve, running
from case_store.elsa.touch_base import end_touch_base, plan_touch_base, touch_base
from case_store.entry import Event
from case_store.errors import Invalid, Refused


def set_aims(command: SetAims, programme: Programme, around: Circumstances) -> Iterator[Event]:
    """All aims, at the start or a short way in. Raises Refused for an aim that nobody could decide on."""
    running(programme, around.today)
    if not command.aims:
        raise Invalid("`aims` is empty. Say at least one, and how we will know that it is met.")
    yield AimsSet(author=around.actor.person, aims=aims_of(command.aims), reasons=command.reasons)


def extend_programme(command: ExtendProgramme, programme: Programme, around: Circumstances) -> Iterator[Event]:
    """Longer than planned, with the reason: the line manager reads both. No length is refused."""
    running(programme, around.today)
    if command.planned_weeks <= programme.weeks:
        raise Invalid(
            "`planned_weeks` is no longer than what is planned. Count from the first day, or end the programme."
        )
    yield ProgrammeExtended(author=around.actor.person, planned_weeks=command.planned_weeks, reason=command.reason)


def end_programme(command: EndProgramme, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """The normal sessions end. What was held until then may still be written up."""
    if programme.ended is not None:
        raise Refused("This programme has ended already. There is nothing to do.")
    ended_on = happened(command.ended_on, around, "ended_on")
    whose = running(programme, ended_on)
    if command.why is Ending.PUPIL_LEFT and command.phase is Phase.TOUCH_BASE:
        raise Invalid("A pupil who has left does not touch base. Say `ended` in `phase`.")
    if ended_on < min(whose.starts, around.today):  # one that was to begin later may be called off today
        raise Invalid("`ended_on` lies before the programme's first day. Check the day.")
    ended = ProgrammeEnded(
        author=around.actor.person,
        ended_on=ended_on,
        phase=command.phase,
        reasons=command.reasons,
        referral=whose.referral,
        pupil=whose.pupil,
        case=whose.case,
        elsa=whose.elsa,
        why=command.why,
        trusted_adults=command.trusted_adults,
        referrer=whose.referrer,
        taken_over=whose.taken_over,
        covering=frozenset(elsa for elsa, until in programme.covers if until > ended_on + REPORT_DUE),
    )
    yield Happening(ended, at=ended_on)


PROGRAMME = Decider(
    "programme",
    Programme(),
    evolve,
    checked(
        {
            SetAims: set_aims,
            PlanSession: plan_session,
            NoteSession: note_session,
            RecordSessionNotHeld: session_not_held,
            ExtendProgramme: extend_programme,
            EndProgramme: end_programme,
            ConfirmSummary: confirm_summary,
            PlanTouchBase: plan_touch_base,
            TouchBase: touch_base,
            EndTouchBase: end_touch_base,
        }
    ),
    is_matter=True,
)
