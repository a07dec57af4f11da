"""One plan: what stands of it and what became of it, line by line, each as far as the entries it comes from are told.

Every line is made of columns that were told with their entries, so that it cannot say more than they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from access_policy import board_view
from access_policy.page import Rows, Seen
from access_policy.psp_reviews import reviews
from access_policy.psp_signatures import missing, signatures
from case_store.journal.reader import Query
from projections.psp_plan.lines import OF_PLAN, Line

Lines = Sequence[Line]
AGREED = ("psp.target_agreed", "psp.target_stepped")
STOOD = {"psp.target_drafted": "draft", "psp.target_withdrawn": "withdrawn", **dict.fromkeys(AGREED, "agreed")}
"""What a target is after each of its entries."""
MADE = ("psp.commitment_made", "psp.commitment_adjusted")


async def one_plan(seen: Seen) -> Rows:
    """The plan itself, its targets, commitments, signatures and reviews, and what it came to."""
    levels = {entry.id: entry.level for entry in seen.told}
    about = {"plan": seen.page.params["psp"]}
    (rows,) = await seen.snapshot.fetch(Query(OF_PLAN, about))
    lines = [line.at(levels[line.entry]) for line in map(Line._make, rows) if line.entry in levels]
    found = [*await board_view.plans(seen), *_targets(lines), *_commitments(lines), *signatures(lines)]
    found += missing(lines, seen)
    return (*found, *reviews(lines, seen))


def _by(lines: Iterable[Line], what: Callable[[Line], UUID | None]) -> Mapping[UUID, list[Line]]:
    """The lines about each thing, for those whose thing was told."""
    found: defaultdict[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        thing = what(line)
        if thing is not None:
            found[thing].append(line)
    return found


def _targets(lines: Lines) -> Iterator[dict[str, Any]]:
    """A line each target: what stands of it, with its entry, and the versions before."""
    for target, theirs in _by(lines, lambda line: line.target).items():
        said = [line for line in theirs if line.name in STOOD]
        if not said:
            continue
        stands = said[-1]
        worded = next((line for line in reversed(said) if line.name != "psp.target_withdrawn"), stands)
        yield {
            "what": "target",
            "target": target,
            "stands": STOOD[stands.name],
            "entry": worded.entry,
            "version": worded.version,
            "by": worded.until,
            "horizon": worded.code,
            "missing": worded.codes if worded.name == "psp.target_drafted" else None,
            "versions": [
                {"entry": line.entry, "version": line.version, "agreed_on": line.day}
                for line in said
                if line.name in AGREED
            ],
            "progress": [
                {"entry": line.entry, "progress": line.code}
                for line in theirs
                if line.name.endswith(":targets") and line.code is not None
            ],
            "rewards": [
                {"entry": line.entry, "given": line.yes, "given_by": line.side}
                for line in theirs
                if line.name == "psp.reward_given"
            ],
        }


def _commitments(lines: Lines) -> Iterator[dict[str, Any]]:
    """A line each commitment, and, beside it, what became of it at each review, for whoever is told whose it was."""
    withdrawn = {line.target for line in lines if line.name == "psp.target_withdrawn" and line.target}
    for commitment, theirs in _by(lines, lambda line: line.commitment).items():
        made = [line for line in theirs if line.name in MADE]
        if not made:
            continue
        stands, reviewed = made[-1], [line for line in theirs if line.name == "review.commitment_reviewed"]
        ended = any(line.name == "psp.commitment_ended" for line in theirs)
        yield {
            "what": "commitment",
            "commitment": commitment,
            "entry": stands.entry,
            "target": stands.target,
            "side": stands.side,
            "horizon": stands.also,
            "owner": stands.person,
            "how": stands.code,
            "additional": stands.yes,
            "runs": not ended and stands.target not in withdrawn,
            "kept": reviewed[-1].code if reviewed else None,
            "reviews": [{"entry": line.entry, "reviewed_on": line.day, "kept": line.code} for line in reviewed],
            "reports": [
                {"entry": line.entry, "reported_on": line.day, "kept": line.code}
                for line in theirs
                if line.name in {"review.agency_reported", "review.reported"}
            ],
        }
