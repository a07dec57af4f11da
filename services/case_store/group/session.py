"""A session of a group: once what it did together, and in each pupil's own case how that pupil fared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.elsa.events import GuidePassed
from case_store.elsa.guides import last_day, passed
from case_store.elsa.session import for_staff, summary_until
from case_store.errors import Invalid, Refused
from case_store.group.commands import Attendance, HoldSession, PlanSession, RecordSessionNotHeld
from case_store.group.events import Attended, SessionHeld, SessionNotHeld, SessionPlanned
from case_store.group.state import Group, Member, running
from case_store.marked import of_words


def plan_session(command: PlanSession, group: Group, around: Circumstances) -> Iterator[SessionPlanned]:
    """One session thought ahead. A group of one asks once why it is one."""
    running(group, command.planned_for)
    if len(group.now()) == 1 and not group.sized and command.reason_for_size is None:
        raise Refused("One pupil is in this group. Say in `reason_for_size` why, or take more in.")
    yield SessionPlanned(
        author=around.actor.person,
        planned_for=command.planned_for,
        objective=command.objective,
        activity=command.activity,
        resources=command.resources,
        reason_for_size=command.reason_for_size,
    )


def hold_session(command: HoldSession, group: Group, around: Circumstances) -> Iterator[Happening]:
    """What was done together, without anybody's name or words; then each pupil's own, in that pupil's case.

    Raises Refused for a pupil who was not in the group that day, Invalid for one who is named twice.
    """
    held_on = happened(command.held_on, around, "held_on")
    began = running(group, held_on)
    named = [one.pupil for one in command.attendance]
    if len(set(named)) < len(named):
        raise Invalid("A pupil stands in `attendance` twice. Say once how they fared.")
    members = {pupil: member for pupil, member in group.members.items() if member.was_in(held_on)}
    if not members.keys() >= set(named):
        raise Refused("Somebody named here was not in this group that day. Have them join it first.")
    yield Happening(_held(command, group, held_on, around), at=held_on)
    for one in command.attendance:
        yield _attended(one, members[one.pupil], command, held_on, around)
    guides = passed(
        held_on,
        command.length_minutes,
        group.held,
        last_day(began.starts, began.planned_weeks),
        around,
        out_of_favourite_lesson=command.out_of_favourite_lesson,
    )
    if guides:
        beyond = GuidePassed(
            author=around.actor.person, held_on=held_on, guides=guides, reason=command.reason_beyond_guides
        )
        yield Happening(beyond, at=held_on)


def _held(command: HoldSession, group: Group, held_on: date, around: Circumstances) -> SessionHeld:
    planned = group.plan_for(held_on)
    objective = command.objective or (planned.objective if planned else None)
    if command.objective_met and objective is None:
        raise Invalid("No objective was planned. Say in `objective` what the session was for.")
    return SessionHeld(
        author=around.actor.person,
        held_on=held_on,
        length_minutes=command.length_minutes,
        objective=objective,
        met=command.objective_met,
        number=len(group.held) + 1,
        activity=command.activity,
        comments=command.comments,
        cut_short=command.cut_short,
        planned_for=planned.planned_for if planned else None,
    )


def _attended(one: Attendance, member: Member, command: HoldSession, held_on: date, around: Circumstances) -> Happening:
    """Of the group's matter, in the pupil's case, and a stream of its own: nothing else is decided by it."""
    given = around.settings.default_audience if one.audience is None else for_staff(one.audience)
    own = one.model_copy(update={"mentions": one.mentions - {one.pupil}})
    attended = Attended(
        author=around.actor.person,
        audience=given,
        held_on=held_on,
        attended=one.attended,
        length_minutes=command.length_minutes if one.attended else None,
        staff_summary=one.staff_summary,
        summary_until=summary_until(held_on, around),
        note=one.note,
        pupil_words=one.pupil_words,
        why_absent=one.why_absent,
        **of_words(own, around),
    )
    return Happening(attended, stream=around.mint(), file=member.case, at=held_on)


def session_not_held(command: RecordSessionNotHeld, group: Group, around: Circumstances) -> Iterator[Happening]:
    """A session that did not take place. Its plan stays for the next."""
    planned_for = happened(command.planned_for, around, "planned_for")
    running(group, planned_for)
    not_held = SessionNotHeld(
        author=around.actor.person, planned_for=planned_for, why=command.why, comments=command.comments
    )
    yield Happening(not_held, at=planned_for)
