"""Writing up a session: one text is asked, the rest is what is usual."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.elsa.commands import NoteSession, PlanSession, RecordSessionNotHeld
from case_store.elsa.events import ObjectiveReviewed, SessionNoted, SessionNotHeld, SessionPlanned
from case_store.elsa.state import Programme, running
from case_store.errors import Invalid
from case_store.sets import Audiences
from case_store.vocabulary import ALL_STAFF, Audience


def for_staff(audience: Audiences) -> Audiences:
    """The audiences of a staff summary, "all staff" spelled out. Raises Invalid for home and agencies.

    What is worded for staff is never wording for home (access table, rule `home`).
    """
    if audience & {Audience.HOME, Audience.AGENCIES}:
        raise Invalid("The staff summary is for staff. Leave `home` and `agencies` out of `audience`.")
    return (audience - {Audience.ALL_STAFF}) | ALL_STAFF if Audience.ALL_STAFF in audience else audience


def plan_session(command: PlanSession, programme: Programme, around: Circumstances) -> Iterator[SessionPlanned]:
    """One session thought ahead. A plan may be deviated from, and picked up or changed for a later session."""
    running(programme, command.planned_for)
    yield SessionPlanned(
        author=around.actor.person,
        planned_for=command.planned_for,
        objective=command.objective,
        activity=command.activity,
        resources=command.resources,
    )


def note_session(command: NoteSession, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """The session, and what became of its objective where something was said of it.

    The objective is an entry of its own, of another part: the line manager reads it, and not the staff summary.
    """
    held_on = happened(command.held_on, around, "held_on")
    running(programme, held_on)
    given = around.settings.default_audience if command.audience is None else for_staff(command.audience)
    noted = SessionNoted(
        author=around.actor.person,
        audience=given,
        held_on=held_on,
        length_minutes=command.length_minutes,
        number=programme.sessions + 1,
        staff_summary=command.staff_summary,
        summary_until=around.settings.summary_until(held_on),
        note=command.note,
        pupil_words=command.pupil_words,
        cut_short=command.cut_short,
    )
    yield Happening(noted, at=held_on)
    if command.objective or command.objective_met or command.comments:
        planned = programme.plan_for(held_on)
        objective = command.objective or (planned.objective if planned else None)
        if objective is None:
            raise Invalid("No objective was planned. Say in `objective` what the session was for.")
        reviewed = ObjectiveReviewed(
            author=around.actor.person,
            held_on=held_on,
            objective=objective,
            met=command.objective_met,
            comments=command.comments,
            planned_for=planned.planned_for if planned else None,
        )
        yield Happening(reviewed, at=held_on)


def session_not_held(command: RecordSessionNotHeld, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """A session that did not take place. Its plan stays for the next."""
    planned_for = happened(command.planned_for, around, "planned_for")
    running(programme, planned_for)
    not_held = SessionNotHeld(
        author=around.actor.person, planned_for=planned_for, why=command.why, comments=command.comments
    )
    yield Happening(not_held, at=planned_for)
