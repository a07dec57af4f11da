"""The board of plans: a line each, made of the steps that its reader may know of and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from access_policy.page import Granted, Rows, Seen
from case_store.journal.reader import Query
from case_store.review.due import failing, on_hold, parents_overdue
from case_store.vocabulary import Level, Part
from projections.psp_board.card import STEPS, Card, Stage, cards


async def board(seen: Seen, stage: Stage | None, *, overdue: bool | None) -> Rows:
    """A line each plan: of one stage, or of all that have not ended; those that are overdue first."""
    lines = [line for line in await plans(seen) if _asked_for(line, stage, overdue=overdue)]
    return tuple(sorted(lines, key=_urgency))


async def plans(seen: Seen) -> list[dict[str, Any]]:
    """The line of each plan of which something was granted, by one look however many there are."""
    known = [position for one in seen.granted for position in one.group.positions]
    (steps,) = await seen.snapshot.fetch(Query(STEPS, {"known": known}))
    looked_at = told_of(seen.granted, Part.REVIEWS)
    return [
        _line(card, seen, looked_at=looked_at.get(card.plan, Level.NONE) is not Level.NONE) for card in cards(steps)
    ]


def told_of(granted: Iterable[Granted], part: Part) -> Mapping[UUID | None, Level]:
    """How much the reader would be told of `part`, matter by matter: whether or not there is anything of it."""
    return {one.group.matter: one.would[part] for one in granted if part in one.would}


def _line(card: Card, seen: Seen, *, looked_at: bool) -> dict[str, Any]:
    """What existence tells of a plan today. To whoever is told of no reviews nothing is overdue, held or not."""
    today, calendar, stands = seen.today, seen.settings.calendar, card.stands
    following = card.following(calendar, today, looked_at=looked_at)
    stage, waits, fails = card.stage(following, today), on_hold(stands, today), failing(stands)
    return {
        "what": "plan",
        "plan": card.plan,
        "file": card.file,
        "stage": stage,
        "proposed": card.proposed,
        "coordinator": card.coordinator,
        "key_worker": card.key_worker,
        "started": stands.started,
        "next_review": following and following.due.day,
        "final": following and following.final,
        "calendar": following and following.due.calendar,
        "rule": following and following.due.rule,
        "overdue": following is not None and following.due.day < today if looked_at else None,
        "on_hold": waits and waits.why,
        "on_hold_since": waits and waits.since,
        "on_hold_until": waits and waits.until,
        "failing_since": fails and fails.noticed_on,
        "parents_by": fails and fails.parents_by,
        "parents_overdue": parents_overdue(stands, today) if looked_at else None,
        "ended": stands.ended,
    }


def _asked_for(line: Mapping[str, Any], stage: Stage | None, *, overdue: bool | None) -> bool:
    in_stage = line["stage"] is stage if stage is not None else line["stage"] is not Stage.ENDED
    return in_stage and (overdue is None or bool(line["overdue"] or line["parents_overdue"]) is overdue)


def _urgency(line: Mapping[str, Any]) -> tuple[bool, str, str]:
    """What is overdue or failing first, then by the day that comes next."""
    calm = not (line["overdue"] or line["failing_since"])
    return calm, str(line["next_review"] or "9999"), str(line["plan"])
