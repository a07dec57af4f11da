"""Who stands how to a pupil in law: parents, carers, relatives, and those whom an order or a lead excludes.

One stream holds all that is known of one person and one pupil, so that nothing is said twice and an end ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.home import commands as asked
from case_store.home.codes import EXCLUDES, ORDERS, Evidence, StandingKind
from case_store.home.events import StandingEnded, StandingRecorded
from case_store.things import pupil_of
from case_store.vocabulary import Sensitive

Held = tuple[StandingRecorded | StandingEnded, ...]


def standings_stream(pupil: UUID, person: UUID) -> UUID:
    """The stream of all that one person is to one pupil."""
    return uuid5(pupil, f"standing:{person}")


def evolve(held: Held, event: Event) -> Held:
    """Remember what was said last of each tie."""
    match event:
        case StandingRecorded() | StandingEnded():
            return (*(one for one in held if one.tie != event.tie), event)
        case _:
            return held


def record_standing(command: asked.RecordStanding, held: Held, around: Circumstances) -> Iterator[Happening]:
    """What somebody is to the pupil, from a day. Raises Invalid for an order that nobody saw."""
    if command.kind is StandingKind.LEADS_DECISION:
        raise Refused("A lead decides that, and says why. Ask a lead to exclude them.")
    if command.kind in ORDERS and command.evidence is not Evidence.COURT_ORDER:
        raise Invalid("An order counts once it was seen. Until then a lead can exclude somebody at once.")
    yield _recorded(command, command.kind, command.particulars, held, around)


def exclude_parent(command: asked.ExcludeParent, held: Held, around: Circumstances) -> Iterator[Happening]:
    """A lead's decision, from today if no day is said: it stands above whatever else the person is to the pupil."""
    yield _recorded(command, StandingKind.LEADS_DECISION, command.reason, held, around)


def end_standing(command: asked.EndStanding, held: Held, around: Circumstances) -> Iterator[Event]:
    """Raises Refused for what excludes: opening a case again is a lead's to decide."""
    if command.kind in EXCLUDES:
        raise Refused("What excludes somebody is ended by a lead. Ask a lead to end the exclusion.")
    yield _ended(command, command.particulars, held, around)


def end_exclusion(command: asked.EndExclusion, held: Held, around: Circumstances) -> Iterator[Event]:
    """An order or a decision excludes nobody any longer, after this last day."""
    if command.kind not in EXCLUDES:
        raise Refused("This excludes nobody. End it as the standing that it is.")
    yield _ended(command, command.reason, held, around)


def _recorded(
    command: asked.RecordStanding | asked.ExcludeParent,
    kind: StandingKind,
    particulars: Sensitive | None,
    held: Held,
    around: Circumstances,
) -> Happening:
    starts = command.starts or around.today
    in_order(starts, command.ends)
    _dated(command.evidence_dated, around)
    if any(one.kind is kind and _overlap(one, starts, command.ends) for one in held):
        raise Refused("They stand so in that time already. End that first, or choose other days.")
    tie = around.mint()
    recorded = StandingRecorded(
        author=around.actor.person,
        tie=tie,
        person=command.person,
        pupil=pupil_of(around),
        kind=kind,
        starts=starts,
        ends=command.ends,
        evidence=command.evidence,
        evidence_dated=command.evidence_dated,
        particulars=particulars,
    )
    return Happening(recorded, thing=tie)


def _ended(
    command: asked.EndStanding | asked.EndExclusion, particulars: Sensitive | None, held: Held, around: Circumstances
) -> StandingEnded:
    _dated(command.evidence_dated, around)
    ending = (one for one in held if one.kind is command.kind and _can_end_on(one, command.last_day))
    one = next(ending, None)  # there is at most one: they do not overlap
    if one is None:
        raise Refused("They do not stand so then, or it ends by then already. Look at what was recorded, and when.")
    return StandingEnded(
        author=around.actor.person,
        tie=one.tie,
        person=one.person,
        pupil=one.pupil,
        kind=one.kind,
        starts=one.starts,
        ends=command.last_day,
        evidence=command.evidence,
        evidence_dated=command.evidence_dated,
        particulars=particulars,
    )


def _overlap(one: StandingRecorded | StandingEnded, starts: date, ends: date | None) -> bool:
    """Whether a day lies in both. What ends before it starts never held."""
    never_held = one.ends is not None and one.ends < one.starts
    begins_after = ends is not None and ends < one.starts
    ended_before = one.ends is not None and one.ends < starts
    return not (never_held or begins_after or ended_before)


def _can_end_on(one: StandingRecorded | StandingEnded, day: date) -> bool:
    return (one.starts - day).days <= 1 and (one.ends is None or day < one.ends)


def _dated(day: date | None, around: Circumstances) -> None:
    if day is not None and day > around.today:
        raise Invalid("`evidence_dated` lies in the future. Check the year.")


_NOTHING: Held = ()
STANDING = Decider(
    "standing",
    _NOTHING,
    evolve,
    checked(
        {
            asked.RecordStanding: record_standing,
            asked.EndStanding: end_standing,
            asked.ExcludeParent: exclude_parent,
            asked.EndExclusion: end_exclusion,
        }
    ),
)
