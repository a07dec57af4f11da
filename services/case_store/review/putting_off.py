"""What moves the reviews of a plan: one not held, a pause, failing before its time, going on for longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from case_store.calendar.codes import DueBy
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.marked import of_words
from case_store.psp_calendar import after_weeks, check_school_day
from case_store.review.codes import NotHeldWhy, PauseWhy
from case_store.review.commands import Extend, NoticeFailing, Pause, RecordNotHeld, Resume
from case_store.review.due import NextReview, agreed_day, due_day, next_review, to_come
from case_store.review.events import Extended, Failing, NotHeld, Paused, Resumed
from case_store.review.plan import Plan
from case_store.review.reviewing import since_start
from case_store.review.state import evolve
from case_store.school_days import in_school_days

PARENTS_WITHIN = 5
"""Within how many school days parents are brought in where a plan is failing: a school week."""
PUT_OFF = 4
"""By how many school weeks a final meeting may be put off without extending the plan: as long as between reviews."""
LONGEST_EXTENSION = 12
"""By how many school weeks a plan is extended at most: as long as a plan. Beyond that a new one is proposed."""
AHEAD = timedelta(days=366)


def record_not_held(command: RecordNotHeld, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """The next review was not held, and has a new date. Raises Refused for one that would prolong the plan unsaid."""
    plan.running()
    review = _to_be_held(plan, around)
    if command.why is NotHeldWhy.OTHER and command.reasons is None:
        raise Invalid("Say in `reasons` why the review was not held, or choose a code that does.")
    yield NotHeld(
        author=around.actor.person,
        noted_on=around.today,
        was_due=review.due.day,
        new_date=_new_date(command.new_date, review, plan, around),
        number=review.number,
        why=command.why,
        reasons=command.reasons,
    )


def _to_be_held(plan: Plan, around: Circumstances) -> NextReview:
    review = next_review(plan, around.settings.calendar, around.today)
    if review is None:
        raise Refused("This plan is on hold, so that no review was due. Go on with the plan first.")
    return review


def _new_date(day: date, review: NextReview, plan: Plan, around: Circumstances) -> date:
    """The new date of a review: a school day to come, before the final meeting; of that one, not much later."""
    calendar, final = around.settings.calendar, plan.reviews[-1]
    if day < around.today or day == review.due.day:
        raise Invalid("`new_date` has passed, or is the day that it had. Choose a school day to come.")
    check_school_day(day, calendar, "new_date")
    last = agreed_day(plan, final, calendar) if review.final else due_day(plan, final, calendar)
    if last is None:
        return day
    if review.final and day > after_weeks(last.day, PUT_OFF, calendar).day:
        raise Refused("That is past the plan's time limit. Extend the plan, and say why.")
    if not review.final and day >= last.day:
        raise Refused("The final meeting is no later than that. Choose an earlier day, or extend the plan.")
    return day


def pause(command: Pause, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The plan waits. Raises Refused while it waits already, Invalid where no reason is said."""
    from_day = since_start(command.from_day, plan, around, "from_day")
    if plan.pauses and (plan.pauses[-1].resumed is None or plan.pauses[-1].resumed > from_day):
        raise Refused("This plan is on hold by then. Say when it went on, before it is put on hold again.")
    if command.why is PauseWhy.OTHER and command.reasons is None:
        raise Invalid("Say in `reasons` why the plan waits, or choose a code that does.")
    paused = Paused(author=around.actor.person, from_day=from_day, why=command.why, reasons=command.reasons)
    yield Happening(paused, at=from_day)


def resume(command: Resume, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """The plan goes on, from a day that may be ahead. Raises Refused where it does not wait."""
    plan.running()
    waiting = plan.pauses[-1] if plan.pauses and plan.pauses[-1].resumed is None else None
    if waiting is None:
        raise Refused("This plan is not on hold. There is nothing to do.")
    from_day = command.from_day or around.today
    if from_day < waiting.starts or from_day > around.today + AHEAD:
        raise Invalid("`from_day` lies before the plan was put on hold, or more than a year ahead. Check the day.")
    resumed = Resumed(author=around.actor.person, from_day=from_day, reasons=command.reasons)
    following = to_come(evolve(plan, resumed), around.settings.calendar)
    yield resumed.model_copy(update={"next_due": following[0].due.day if following else None})


def notice_failing(command: NoticeFailing, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The plan fails between reviews: from the day it was noticed the parents are brought in within a school week."""
    noticed_on = since_start(command.noticed_on, plan, around, "noticed_on")
    if plan.failing is not None:
        raise Refused("This plan is known to be failing. Meet the parents, and record the review that was held.")
    by = in_school_days(noticed_on, PARENTS_WITHIN, around.settings.calendar, DueBy.SCHOOL_DAYS_AFTER)
    failing = Failing(
        author=around.actor.person,
        noticed_on=noticed_on,
        parents_by=by.day,
        next_step=command.next_step,
        reasons=command.reasons,
        **of_words(command, around),
    )
    yield Happening(failing, at=noticed_on)


def extend(command: Extend, plan: Plan, around: Circumstances) -> Iterator[Event]:
    """The final meeting is later: on a school day, at most as long again as a plan. Raises Refused beyond that."""
    plan.running()
    calendar = around.settings.calendar
    last = due_day(plan, plan.reviews[-1], calendar) if plan.reviews else None
    if last is None:
        raise Refused("This plan is on hold, so that nobody knows yet when it would end. Go on with it first.")
    if command.limit <= last.day or command.limit < around.today:
        raise Invalid("`limit` is no later than the final meeting, or has passed. Choose a later school day.")
    if command.limit > after_weeks(last.day, LONGEST_EXTENSION, calendar).day:
        raise Refused("That is as long again as a plan. End this one at its final meeting, and propose a new one.")
    limit = check_school_day(command.limit, calendar, "limit")
    yield Extended(author=around.actor.person, noted_on=around.today, limit=limit, reasons=command.reasons)
