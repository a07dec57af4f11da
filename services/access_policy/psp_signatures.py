"""Who has signed a plan, who came to its meetings, and, for whoever coordinates it, who has not signed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import Any
from uuid import UUID

from access_policy.board_view import told_of
from access_policy.page import Seen
from case_store.entry import Event
from case_store.meeting.codes import Attendance, InviteeKind
from case_store.psp import events as psp
from case_store.psp.codes import Occasion, Side
from case_store.psp.events import TargetVersion
from case_store.psp.signing import unsigned, untold
from case_store.psp.state import Plan, evolve
from case_store.review.events import Ended
from case_store.vocabulary import Level, Part, Relation
from projections.psp_plan.lines import LISTED, SHAPES, Line
from projections.wordless import wordless

_SAID = {"psp.signed": "signed", "psp.signature_refused": "refused", "psp.step_told": "told"}
_SIDES: Mapping[str, Side] = {
    InviteeKind.STAFF: Side.SCHOOL,
    InviteeKind.PARENT: Side.PARENT,
    InviteeKind.PUPIL: Side.PUPIL,
    InviteeKind.AGENCY: Side.AGENCY,
}
"""From which side somebody comes who was asked to a meeting."""
ATTENDANCE = "meeting.attendance_recorded"


def signatures(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """A line each signature, refusal, step told and attendance whose person was told."""
    for entry, theirs in groupby(lines, lambda line: line.entry):
        own, *listed = theirs
        if own.person is None:
            continue
        if own.name in _SAID:
            versions = [{"target": one.target, "version": one.version} for one in listed if one.target]
            line = {"what": "signature", "stands": _SAID[own.name], "entry": entry, "person": own.person}
            yield line | {"side": own.side, "day": own.day, "versions": versions}
        elif own.name == ATTENDANCE:
            came = {"side": _SIDES.get(own.also or ""), "attendance": own.code}
            yield {"what": "attendance", "entry": entry, "person": own.person, **came}


def missing(lines: Sequence[Line], seen: Seen) -> Iterator[dict[str, Any]]:
    """Who has not signed, and who was not told of a step: for whoever coordinates the plan and reads its signatures.

    Nobody else is told who is missing, not even that somebody is.
    """
    plan = seen.page.params["psp"]
    coordinates = Relation.PSP_COORDINATOR in seen.standing.to_matter(plan)
    if not coordinates or told_of(seen.granted, Part.SIGNATURES).get(plan) is not Level.FULL:
        return
    yield from left(lines, next((one.group.whom for one in seen.granted if one.group.whom), None))


def left(lines: Sequence[Line], pupil: UUID | None) -> Iterator[dict[str, Any]]:
    """Who has not signed one plan, and who was not told of a step, by all the lines of it; nobody once it has ended."""
    signed = reduce(evolve, _happened(lines, pupil), Plan())
    if signed.ended:
        return
    sides, asked = _sides(lines, pupil), _asked(lines)
    for what, missed in (("not_signed", unsigned(signed, asked)), ("not_told", untold(signed, asked))):
        for person, versions in missed.items():
            line = {"what": what, "person": person, "side": sides.get(person) or Side.SCHOOL}
            yield line | {"versions": [one.model_dump() for one in versions]}


def _sides(lines: Sequence[Line], pupil: UUID | None) -> Mapping[UUID | None, str | None]:
    """From which side somebody is to sign: that of what they committed themself to, or as whom they were asked."""
    owners = {line.person: line.side for line in lines if line.name.startswith("psp.commitment_") and line.side}
    came = {line.person: _SIDES.get(line.also or "") for line in lines if line.name == ATTENDANCE}
    return {**came, **owners, pupil: Side.PUPIL}


def _asked(lines: Sequence[Line]) -> frozenset[UUID]:
    """Who was asked to the meetings and is to sign: everybody who came, and a parent who did not come signs later."""
    newest = {line.person: line for line in lines if line.name == ATTENDANCE and line.person}
    return frozenset(
        person
        for person, line in newest.items()
        if person and (line.code == Attendance.ATTENDED or line.also == InviteeKind.PARENT)
    )


_COUNTED: Mapping[str, type[Event]] = {
    kind.name: kind
    for kind in (
        psp.Proposed,
        psp.CoordinatorNamed,
        psp.KeyWorkerNamed,
        psp.TargetAgreed,
        psp.TargetStepped,
        psp.TargetWithdrawn,
        psp.CommitmentMade,
        psp.CommitmentAdjusted,
        psp.CommitmentEnded,
        psp.Signed,
        psp.SignatureRefused,
        psp.StepTold,
        Ended,
    )
}
"""What signatures are counted from."""


def _happened(lines: Sequence[Line], pupil: UUID | None) -> Iterator[Event]:
    """What happened to a plan, without words, for the rule that says who is to sign what."""
    for _, theirs in groupby(lines, lambda line: line.entry):
        own, *listed = theirs
        kind = _COUNTED.get(own.name)
        if kind is not None:
            said = {name: getattr(own, column) for column, name in SHAPES[kind].items()}
            said |= {name: _versions(listed) for name in LISTED.get(kind, ())}
            said |= {"occasion": Occasion(own.also)} if own.also and "occasion" in said else {}
            said |= {"pupil": pupil, "case": None} if kind is psp.Proposed else {}
            yield wordless(kind, **said)


def _versions(listed: Sequence[Line]) -> tuple[TargetVersion, ...]:
    return tuple(wordless(TargetVersion, target=one.target, version=one.version) for one in listed)
