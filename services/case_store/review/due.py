"""How a plan stands today: its next review, what is overdue, whether it waits, whether it is failing.

Pure, and never stored: the same events give other answers tomorrow, or once the school has set its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from case_store.calendar.codes import Calendar
from case_store.psp_calendar import Pause, after_weeks, moved
from case_store.psp_calendar import on_hold as waits
from case_store.review.codes import Advice, PauseWhy
from case_store.review.events import Failing
from case_store.review.plan import Commitment, Plan, Scheduled
from case_store.school_days import Due, SchoolCalendar


@dataclass(frozen=True, slots=True)
class NextReview:
    """The review that comes next: its place in the schedule, whether it is the final meeting, and when it is due."""

    number: int
    final: bool
    due: Due


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan on hold: since when, why by code, and from when it goes on, if that is known."""

    since: date
    why: PauseWhy
    until: date | None = None


def due_day(plan: Plan, review: Scheduled, calendar: SchoolCalendar) -> Due | None:
    """When one review is due, later by whatever time the plan waited; None while it waits."""
    if review.put_off is not None:
        return moved(review.put_off.due, review.put_off.on, plan.pauses, calendar)
    return agreed_day(plan, review, calendar)


def agreed_day(plan: Plan, review: Scheduled, calendar: SchoolCalendar) -> Due | None:
    """When one review was to be before anybody put it off, later by whatever time the plan waited.

    What was counted in working days, for want of terms, is counted again as soon as the school has set them.
    """
    due = review.agreed.due
    if review.weeks is not None and due.calendar is not Calendar.SCHOOL_DAYS and plan.started is not None:
        due = after_weeks(plan.started, review.weeks, calendar)
    return moved(due, review.agreed.on, plan.pauses, calendar)


def to_come(plan: Plan, calendar: SchoolCalendar) -> tuple[NextReview, ...]:
    """Every review still to come that has a day, in the order of their days; none of a plan that does not run."""
    if plan.started is None or plan.ended is not None:
        return ()
    return tuple(sorted(_open(plan, calendar), key=lambda one: (one.due.day, one.number)))


def _open(plan: Plan, calendar: SchoolCalendar) -> Iterator[NextReview]:
    for number, review in enumerate(plan.reviews, start=1):
        due = None if review.held is not None else due_day(plan, review, calendar)
        if due is not None:
            yield NextReview(number, review.final, due)


def next_review(plan: Plan, calendar: SchoolCalendar, today: date) -> NextReview | None:
    """The review that comes next, overdue or not; None while the plan waits, or does not run.

    What was due before a plan began to wait is still there: waiting does not undo it.
    """
    first = next(iter(to_come(plan, calendar)), None)
    return None if first is not None and on_hold(plan, today) and first.due.day >= today else first


def overdue(plan: Plan, calendar: SchoolCalendar, today: date) -> NextReview | None:
    """The review that should have been held by today, and for which nobody has said why it was not."""
    first = next_review(plan, calendar, today)
    return first if first is not None and first.due.day < today else None


def on_hold(plan: Plan, today: date) -> Waiting | None:
    """Since when and why the plan waits today; None of one that goes on, or has ended."""
    pause: Pause | None = waits(today, plan.pauses)
    if pause is None or plan.paused_why is None or plan.ended is not None:
        return None
    return Waiting(pause.starts, plan.paused_why, pause.resumed)


def failing(plan: Plan) -> Failing | None:
    """What was said when the plan was found not to help as it is, until a review is held; with it, by when to whom."""
    return plan.failing


def parents_overdue(plan: Plan, today: date) -> bool:
    """Whether a plan is failing and its day for bringing the parents in has passed."""
    return plan.failing is not None and plan.failing.parents_by < today


def advice_overdue(plan: Plan, today: date) -> bool:
    """Whether the authority was to have answered by now."""
    return plan.advice.stands is Advice.ASKED and plan.advice.answer_by < today


def unreviewed(plan: Plan) -> tuple[Commitment, ...]:
    """The commitments of which nobody has said yet what became of them.

    One that runs is to be looked at after the last review was held; of one that has ended, one word is enough.
    """
    return tuple(one for one in plan.commitments.values() if not _looked_at(one, plan.last_held))


def _looked_at(one: Commitment, last_held: date | None) -> bool:
    if one.reviewed_on is None:
        return False
    return not one.runs or last_held is None or one.reviewed_on > last_held
