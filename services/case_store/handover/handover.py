"""In whose hands a programme or a group is: cover for some days, taking over for good, and handing over properly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from case_store.checks import checked, in_order
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.state import REPORT_DUE
from case_store.errors import Invalid, Refused
from case_store.handover.commands import ArrangeCover, EndCover, HandOver, TakeOver
from case_store.handover.events import CoverArranged, CoverEnded, HandedOver, TakenOver
from case_store.handover.state import Days, Hands, evolve

Changed = CoverArranged | CoverEnded | HandedOver | TakenOver


def arrange_cover(command: ArrangeCover, hands: Hands, around: Circumstances) -> Iterator[Happening]:
    """Another ELSA covers, to a day that is said: nobody covers for ever. Raises Refused for whoever delivers it."""
    hands.begun()
    starts = command.starts or around.today
    in_order(starts, command.ends)
    if hands.ended is not None:
        raise Refused("This has ended. Somebody who is to do its report takes over instead.")
    if command.elsa in hands.responsible:
        raise Refused("They deliver this themself. Choose another ELSA to cover.")
    if _covers(hands, command, around.today):
        raise Refused("They cover already. End that cover first, and then arrange the other.")
    arranged = CoverArranged(
        author=around.actor.person,
        elsa=command.elsa,
        starts=starts,
        ends=command.ends,
        reason=command.reason,
        referral=hands.referral,
    )
    yield from _everywhere(arranged, hands)


def end_cover(command: EndCover, hands: Hands, around: Circumstances) -> Iterator[Happening]:
    """Cover ends before the last day that was arranged, and with it what had been handed over."""
    hands.begun()
    last_day = command.last_day or around.today
    days = _covers(hands, command, last_day)
    if days is None:
        raise Refused("They cover no longer by then. There is nothing to do.")
    if days.starts - last_day > timedelta(days=1):
        raise Invalid("`last_day` lies before the cover. To say that it never was, give the eve of its first day.")
    ended = CoverEnded(
        author=around.actor.person,
        elsa=command.elsa,
        ends=last_day,
        starts=days.starts,
        handed_over=command.elsa in hands.handed_over,
        referral=hands.referral,
    )
    yield from _everywhere(ended, hands)


def hand_over(command: HandOver, hands: Hands, around: Circumstances) -> Iterator[Happening]:
    """To whoever covers or took over. Raises Invalid where the pupil was not told and nobody says why."""
    hands.begun()
    days = _covers(hands, command, around.today)
    if days is None and not hands.responsible.get(command.elsa):
        raise Refused("They neither cover nor took over. Have the line manager arrange that first.")
    if not command.pupil_told and command.why_not_told is None:
        raise Invalid("Say in `why_not_told` why the pupil was not told who comes now.")
    handed_over = HandedOver(
        author=around.actor.person,
        to=command.elsa,
        pupil_told=command.pupil_told,
        why_not_told=command.why_not_told,
        words=command.words,
        until=days.ends if days else None,
    )
    yield from _everywhere(handed_over, hands)


def take_over(command: TakeOver, hands: Hands, around: Circumstances) -> Iterator[Happening]:
    """Another ELSA is responsible from a day on. Of what has ended, as long as its report may still be done."""
    former = hands.begun().in_place_of(command.former)
    from_day = command.from_day or around.today
    if command.elsa in hands.responsible:
        raise Refused("They deliver this themself. Choose another ELSA to take over.")
    until = hands.ended + REPORT_DUE if hands.ended else None
    if until is not None and from_day > until:
        raise Refused("This ended too long ago. There is nothing left to take over.")
    taken_over = TakenOver(
        author=around.actor.person,
        elsa=command.elsa,
        from_day=from_day,
        former=former,
        former_took_over=hands.responsible[former],
        handed_over=command.elsa in hands.handed_over and bool(_covers(hands, command, around.today)),
        until=until,
        reason=command.reason,
        referral=hands.referral,
    )
    yield from _everywhere(taken_over, hands)


def _covers(hands: Hands, command: ArrangeCover | EndCover | HandOver | TakeOver, day: date) -> Days | None:
    """The days on which the ELSA of `command` covers, if not all of them are over by `day`."""
    days = hands.covers.get(command.elsa)
    return days if days is not None and days.ends >= day else None


def _everywhere(event: Changed, hands: Hands) -> Iterator[Happening]:
    """Once for a programme, with its pupil; of a group once without any, and once in each member's case."""
    yield Happening(event.model_copy(update={"pupil": hands.pupil, "case": hands.case}))
    for pupil, case in hands.members.items():
        theirs = {"pupil": pupil, "case": case, "member": True}
        if not isinstance(event, HandedOver):
            theirs["referral"] = None
        yield Happening(event.model_copy(update=theirs), file=case)


HANDOVER = Decider(
    "handover",
    Hands(),
    evolve,
    checked({ArrangeCover: arrange_cover, EndCover: end_cover, HandOver: hand_over, TakeOver: take_over}),
    is_matter=True,
)
