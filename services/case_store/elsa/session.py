"""Writing up a session: one text is asked, the rest is what is usual."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.elsa.commands import NoteSession, PlanSession, RecordSessionNotHeld
from case_store.elsa.events import GuidePassed, ObjectiveReviewed, SessionNoted, SessionNotHeld, SessionPlanned
from case_store.elsa.guides import last_day, passed
from case_store.elsa.state import Plan, Programme, running
from case_store.errors import Invalid
from case_store.marked import of_words
from case_store.sets import Audiences
from case_store.vocabulary import ALL_STAFF, Audience


def for_staff(audience: Audiences) -> Audiences:
    """The audiences of a staff summary, "all staff" spelled out. Raises Invalid for home and agencies.

    What is worded for staff is never wording for home (access table, rule `home`).
    """
    if audience & {Audience.HOME, Audience.AGENCIES}:
        raise Invalid("The staff summary is for staff. Leave `home` and `agencies` out of `audience`.")
    return (audience - {Audience.ALL_STAFF}) | ALL_STAFF if Audience.ALL_STAFF in audience else audience


def summary_until(day: date, around: Circumstances) -> date:
    """The last day on which a staff summary written for `day` is in date: at most the last of that school year.

    The next year's staff read it only once somebody has read it again and confirmed it (access table, case 12).
    """
    year = day.year + (day.month > 8)
    until: date = around.settings.summary_until(day)
    return min(until, date(year, 8, 31))


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
    """The session, what became of its objective where something was said of it, and which guides it passed.

    The objective is an entry of its own, of another part: the line manager reads it, and not the staff summary.
    """
    held_on = happened(command.held_on, around, "held_on")
    whose = running(programme, held_on)
    planned = programme.plan_for(held_on)
    yield Happening(_noted(command, held_on, programme, planned, around), at=held_on)
    if command.objective or command.objective_met or command.comments:
        yield Happening(_reviewed(command, held_on, planned, around), at=held_on)
    guides = passed(
        held_on,
        command.length_minutes,
        programme.held,
        last_day(whose.starts, programme.weeks),
        around,
        out_of_favourite_lesson=command.out_of_favourite_lesson,
    )
    if guides:
        beyond = GuidePassed(
            author=around.actor.person, held_on=held_on, guides=guides, reason=command.reason_beyond_guides
        )
        yield Happening(beyond, at=held_on)


def _noted(
    command: NoteSession, held_on: date, programme: Programme, planned: Plan | None, around: Circumstances
) -> SessionNoted:
    given = around.settings.default_audience if command.audience is None else for_staff(command.audience)
    return SessionNoted(
        author=around.actor.person,
        audience=given,
        held_on=held_on,
        length_minutes=command.length_minutes,
        number=programme.sessions + 1,
        staff_summary=command.staff_summary,
        summary_until=summary_until(held_on, around),
        note=command.note,
        pupil_words=command.pupil_words,
        cut_short=command.cut_short,
        planned_for=planned.planned_for if planned else None,
        **of_words(command, around),
    )


def _reviewed(command: NoteSession, held_on: date, planned: Plan | None, around: Circumstances) -> ObjectiveReviewed:
    objective = command.objective or (planned.objective if planned else None)
    if objective is None:
        raise Invalid("No objective was planned. Say in `objective` what the session was for.")
    return ObjectiveReviewed(
        author=around.actor.person,
        held_on=held_on,
        objective=objective,
        met=command.objective_met,
        comments=command.comments,
        planned_for=planned.planned_for if planned else None,
    )


def session_not_held(command: RecordSessionNotHeld, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """A session that did not take place. Its plan stays for the next."""
    planned_for = happened(command.planned_for, around, "planned_for")
    running(programme, planned_for)
    not_held = SessionNotHeld(
        author=around.actor.person, planned_for=planned_for, why=command.why, comments=command.comments
    )
    yield Happening(not_held, at=planned_for)
