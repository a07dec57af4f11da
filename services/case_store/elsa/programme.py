"""A programme of emotional literacy support: its aims, its sessions and its end."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.aims import aims_of
from case_store.elsa.commands import EndProgramme, NoteSession, PlanSession, RecordSessionNotHeld, SetAims
from case_store.elsa.events import AimsSet, ProgrammeEnded
from case_store.elsa.session import note_session, plan_session, session_not_held
from case_store.elsa.state import Programme, evolve, running
from case_store.entry import Event
from case_store.errors import Invalid, Refused


def set_aims(command: SetAims, programme: Programme, around: Circumstances) -> Iterator[Event]:
    """All aims, at the start or a short way in. Raises Refused for an aim that nobody could decide on."""
    running(programme, around.today)
    if not command.aims:
        raise Invalid("`aims` is empty. Say at least one, and how we will know that it is met.")
    yield AimsSet(author=around.actor.person, aims=aims_of(command.aims), reasons=command.reasons)


def end_programme(command: EndProgramme, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """The normal sessions end. What was held until then may still be written up."""
    if programme.ended is not None:
        raise Refused("This programme has ended already. There is nothing to do.")
    ended_on = happened(command.ended_on, around, "ended_on")
    whose = running(programme, ended_on)
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
            EndProgramme: end_programme,
        }
    ),
    is_matter=True,
)
