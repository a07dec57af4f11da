"""How a plan went: reviews held, not held and to come, waiting, failing, the authority's advice, and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from access_policy.board_view import told_of
from access_policy.page import Seen
from case_store.review.codes import Advice
from case_store.vocabulary import Level, Part
from projections.psp_plan.lines import Line

_STEPS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "review.held": ("review", {"held_on": "day", "outcome": "code", "number": "number", "next_due": "until"}),
    "review.not_held": ("review_not_held", {"was_due": "day", "new_date": "until", "number": "number", "why": "code"}),
    "review.paused": ("paused", {"from_day": "day", "why": "code"}),
    "review.resumed": ("resumed", {"from_day": "day", "next_due": "until"}),
    "review.failing": ("failing", {"noticed_on": "day", "parents_by": "until"}),
    "review.extended": ("extended", {"noted_on": "day", "limit": "until"}),
    "review.ended": ("ended", {"ended_on": "day", "monitored_until": "until", "how": "code"}),
}
"""What each step is called, and what its columns are."""
_ADVICE = {
    "review.advice_asked": Advice.ASKED,
    "review.advice_answered": Advice.ANSWERED,
    "review.advice_unanswered": Advice.UNANSWERED,
}


def reviews(lines: Sequence[Line], seen: Seen) -> Iterator[dict[str, Any]]:
    """A line each step in the order of its recording, then the advice, then what the plan came to."""
    for line in lines:
        if line.name in _STEPS:
            what, columns = _STEPS[line.name]
            values = {name: getattr(line, column) for name, column in columns.items()}
            yield {"what": what, "entry": line.entry, **values}
    yield from _advice(lines, seen)
    yield from _outcome(lines)


def _advice(lines: Sequence[Line], seen: Seen) -> Iterator[dict[str, Any]]:
    """Whether the authority was asked, and whether it answered.

    Of a plan that has started, whoever would be told all of it is told too that nobody has asked.
    """
    said = [line for line in lines if line.name in _ADVICE and line.day is not None]
    if not said and not _would_be_told(lines, seen):
        return
    stands = _ADVICE[said[-1].name] if said else Advice.NOT_ASKED
    asked = next((line for line in reversed(said) if line.name == "review.advice_asked"), None)
    by = asked and asked.until
    yield {
        "what": "advice",
        "stands": stands,
        "asked_on": asked and asked.day,
        "answer_by": by,
        "overdue": bool(by and stands is Advice.ASKED and by < seen.today),
        "entries": [line.entry for line in said],
    }


def _would_be_told(lines: Sequence[Line], seen: Seen) -> bool:
    started = any(line.name == "psp.started" for line in lines)
    return started and told_of(seen.granted, Part.REVIEWS).get(seen.page.params["psp"]) is Level.FULL


def _outcome(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """What the plan came to, beside what became of each commitment, for whoever is told that."""
    for judged in (line for line in lines if line.name == "review.judged"):
        of_each = [line for line in lines if line.entry == judged.entry and line.name == "review.judged:commitments"]
        yield {
            "what": "outcome",
            "entry": judged.entry,
            "judged_on": judged.day,
            "successful": judged.yes,
            "monitored_until": judged.until,
            "options": judged.codes,
            "advice": judged.code,
            "commitments": [
                {"commitment": line.commitment, "owner": line.person, "kept": line.code}
                for line in of_each
                if line.commitment is not None
            ],
        }
