"""What is due in the plans that somebody runs: the next review, the parents of one that fails, missing signatures.

It follows from the steps of each plan that count for its reader, by the rules by which the board and the plan show it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from access_policy.board_view import told_of
from access_policy.page import Seen
from access_policy.psp_signatures import left
from case_store.journal.reader import Query
from case_store.review.due import NextReview, failing
from case_store.school_days import in_school_days
from case_store.vocabulary import Level, Part, Relation
from projections.caseload.lines import SOON, Line
from projections.psp_board.card import STEPS, Card, cards
from projections.psp_plan.lines import OF_PLAN
from projections.psp_plan.lines import Line as LineOfPlan

STARTED = "psp.started"
"""The entry by which whoever runs a plan is told of what is due in it."""
WOULD = {Part.TARGETS: (Part.REVIEWS, Part.SIGNATURES)}
"""What is asked besides: how much of its reviews and signatures they would be told."""

_KNOWN_STEPS = """
SELECT DISTINCT s.position FROM psp_board_steps s
 WHERE s.plan = ANY(%(plans)s) AND s.entry <> ALL(ARRAY(SELECT u.entry FROM unknown_to(%(reader)s) u))
"""
_UNKNOWN = "SELECT u.entry FROM unknown_to(%(reader)s) u"


async def lines(seen: Seen) -> list[Line]:
    """The lines of each plan that runs, to whoever is told that it does, and of its reviews."""
    reviews = told_of(seen.granted, Part.REVIEWS)
    plans = [
        entry.matter
        for entry in seen.told
        if entry.what == STARTED and entry.matter and reviews.get(entry.matter, Level.NONE) is not Level.NONE
    ]
    if not plans:
        return []
    (known,) = await seen.snapshot.fetch(Query(_KNOWN_STEPS, {"plans": plans, "reader": seen.reader}))
    (steps,) = await seen.snapshot.fetch(Query(STEPS, {"known": [position for (position,) in known]}))
    found = list(cards(steps))
    soon = {card.plan: review for card in found if (review := _soon(card, seen)) is not None}
    of_cards = [line for card in found for line in _of_card(card, soon.get(card.plan), seen)]
    return of_cards + await _unsigned([card for card in found if card.plan in soon], soon, seen)


def _soon(card: Card, seen: Seen) -> NextReview | None:
    """The next review, where it is due soon or overdue."""
    following = card.following(seen.settings.calendar, seen.today, looked_at=True)
    return following if following is not None and following.due.day <= seen.today + SOON else None


def _of_card(card: Card, review: NextReview | None, seen: Seen) -> Iterator[Line]:
    fails = failing(card.stands)
    if review is not None:
        yield Line("final_meeting" if review.final else "plan_review", card.plan, card.file, review.due)
    if fails is not None:
        counted = in_school_days(fails.parents_by, 0, seen.settings.calendar)
        yield Line("parents_brought_in", card.plan, card.file, replace(counted, day=fails.parents_by))


async def _unsigned(plans: list[Card], soon: Mapping[UUID, NextReview], seen: Seen) -> list[Line]:
    """Whose signature is missing, by the next review: for whoever coordinates the plan and reads all its signatures."""
    told = told_of(seen.granted, Part.SIGNATURES)
    theirs = [
        card
        for card in plans
        if told.get(card.plan) is Level.FULL and Relation.PSP_COORDINATOR in seen.standing.to_matter(card.plan)
    ]
    pupils = {one.group.matter: one.group.whom for one in seen.granted if one.group.whom}
    about = {"reader": seen.reader}
    fetched = await seen.snapshot.fetch(Query(_UNKNOWN, about), *(Query(OF_PLAN, {"plan": one.plan}) for one in theirs))
    unknown = {entry for (entry,) in fetched[0]}
    return [
        Line("signature", card.plan, card.file, soon[card.plan].due, {"person": one["person"], "side": one["side"]})
        for card, rows in zip(theirs, fetched[1:], strict=True)
        for one in left(_known(rows, unknown), pupils.get(card.plan))
        if one["what"] == "not_signed"
    ]


def _known(rows: Iterable[Sequence[object]], unknown: Collection[object]) -> list[LineOfPlan]:
    """All lines of one plan, but those of entries that do not count for the reader."""
    return [line for line in map(LineOfPlan._make, rows) if line.entry not in unknown]
