"""Measuring needs, and reporting what support came to: once for staff, once for pupil and home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, NotFound, Refused
from case_store.impact.commands import (
    HomeWording,
    Measure,
    MeasureMember,
    Outcome,
    Report,
    ReportMember,
    WordForHome,
    WordForHomeOfMember,
)
from case_store.impact.events import AimOutcome, Measured, Reported, WordedForHome
from case_store.impact.state import OfPupil, Support, evolve
from case_store.marked import of_words
from case_store.vocabulary import Sensitive


def measure(command: Measure, support: Support, around: Circumstances) -> Iterator[Happening]:
    """One measure. Raises Invalid where the value is not on the scale, or for a day in the future."""
    whose = _whose(command, support)
    measured_on = happened(command.measured_on, around, "measured_on")
    if not command.lowest <= command.value <= command.highest:
        raise Invalid("`value` lies outside `lowest` and `highest`. Say where the scale begins and ends.")
    measured = Measured(
        author=around.actor.person,
        by=command.by,
        at=command.at,
        measured_on=measured_on,
        need=command.need,
        scale=command.scale,
        value=command.value,
        lowest=command.lowest,
        highest=command.highest,
        comments=command.comments,
        pupil=whose.pupil,
        case=whose.case,
    )
    yield Happening(measured, file=whose.case, at=measured_on)


def report(command: Report, support: Support, around: Circumstances) -> Iterator[Happening]:
    """The report, and with it the wording for home if it is given. Raises Refused while the support still goes on."""
    whose = _whose(command, support)
    finished_on = _finished(whose)
    if whose.reported:
        raise Refused("The report has been written. Put it right instead, by correcting it.")
    clear = of_words(command, around, whose.pupil)
    reported = Reported(
        author=around.actor.person,
        finished_on=finished_on,
        aims=_outcomes(command.aims, support.aims),
        next_step=command.next_step,
        report=command.report,
        mentions=clear["mentions"],
        mentions_pupil=clear["mentions_pupil"],
        about_home=clear["about_home"],
        complete=whose.worded and command.for_home is None,
        pupil=whose.pupil,
        case=whose.case,
        **_delivered(support),
    )
    yield Happening(reported, file=whose.case)
    if command.for_home:
        yield _for_home(command.for_home, support, whose, around, complete=True)


def word_for_home(command: WordForHome, support: Support, around: Circumstances) -> Iterator[Happening]:
    """The same for pupil and home. It may be worded again, for others."""
    whose = _whose(command, support)
    _finished(whose)
    yield _for_home(command, support, whose, around, complete=whose.reported)


def _for_home(
    said: HomeWording, support: Support, whose: OfPupil, around: Circumstances, *, complete: bool
) -> Happening:
    worded = WordedForHome(
        author=around.actor.person,
        for_all_carers=not said.addressees,
        addressees=said.addressees,
        finished_on=_finished(whose),
        wording=said.wording,
        next_step=said.next_step,
        **of_words(said, around, whose.pupil),
        complete=complete,
        pupil=whose.pupil,
        case=whose.case,
        **_delivered(support),
    )
    return Happening(worded, file=whose.case)


def _delivered(support: Support) -> dict[str, Any]:
    """Who delivered it, and how: what is theirs to know may end with the report."""
    return {
        "elsas": support.elsas,
        "covering": support.covering,
        "in_group": support.is_group,
        "goes_on": support.touching,
        "referral": support.referral,
    }


def _whose(command: Measure | Report | WordForHome, support: Support) -> OfPupil:
    """The pupil whose support it is. Raises NotFound where the id was that of something else."""
    named: UUID | None = getattr(command, "pupil", None)
    if (not support.pupils and not support.is_group) or support.is_group != (named is not None):
        raise NotFound
    if named is None:
        return next(iter(support.pupils.values()))
    if named not in support.pupils:
        raise Refused("This pupil has not worked in this group. Look the group up again.")
    return support.pupils[named]


def _finished(whose: OfPupil) -> date:
    if whose.finished is None:
        raise Refused("This support still goes on. End it first: what it came to is said when it is complete.")
    return whose.finished


def _outcomes(given: tuple[Outcome, ...], aims: tuple[Sensitive, ...]) -> tuple[AimOutcome, ...]:
    """Each aim and whether it was met. Raises Invalid where not every aim that was set has its answer."""
    if aims and len(given) != len(aims):
        raise Invalid("Say in `aims` of each aim that was set whether it was met, in their order.")
    if not given:
        raise Invalid("`aims` is empty. No aim was set: say what was aimed at, and whether it was met.")
    worded = [one.aim or aim for one, aim in zip(given, aims or (None,) * len(given), strict=True)]
    return tuple(AimOutcome(aim=_said(aim), met=one.met) for one, aim in zip(given, worded, strict=True))


def _said(aim: Sensitive | None) -> Sensitive:
    if aim is None:
        raise Invalid("No aim was set. Say in `aim` what was aimed at.")
    return aim


IMPACT = Decider(
    "impact",
    Support(),
    evolve,
    checked(
        {
            Measure: measure,
            MeasureMember: measure,
            Report: report,
            ReportMember: report,
            WordForHome: word_for_home,
            WordForHomeOfMember: word_for_home,
        }
    ),
    is_matter=True,
)
