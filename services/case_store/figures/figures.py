"""Entering a pupil's figures of a term: what is entered again takes the place of what was there.

Nothing here says what was there before: whoever enters figures may not be one of those who read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from case_store.calendar.events import Time
from case_store.checks import checked
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, Refused
from case_store.figures import commands as asked
from case_store.figures.codes import Exclusion, ToTell
from case_store.figures.events import (
    AttendanceEntered,
    Corrected,
    ExclusionWithdrawn,
    IncidentsCounted,
    OthersTold,
    PermanentlyExcluded,
    Suspended,
    TermOf,
    Told,
)
from case_store.figures.state import PupilsTerm, evolve
from case_store.figures.terms import days_of
from case_store.things import case_of, pupil_of

Excluding = asked.RecordSuspension | asked.RecordPermanentExclusion


def figures_stream(pupil: UUID, term: TermOf) -> UUID:
    """The stream of a pupil's figures of one term."""
    return uuid5(pupil, f"figures {term.key}")


def enter_attendance(command: asked.EnterAttendance, term: PupilsTerm, around: Circumstances) -> Iterator[Happening]:
    """Raises Invalid for a term that is none or has not begun, and for sessions that do not add up."""
    days = _begun(command.term, around)
    missed = (command.authorised or 0) + (command.unauthorised or 0)
    if command.attended + missed > command.possible:
        raise Invalid("`attended` and the absences come to more than `possible`. Check the sessions.")
    if command.late > command.attended:
        raise Invalid("`late` is more than `attended`. Whoever came late came.")
    names = ("possible", "attended", "late", "authorised", "unauthorised")
    kept = {name: getattr(command, name) for name in names}
    yield _put(AttendanceEntered, command.term, kept, term.attendance, around, _by_then(days, around))


def count_incidents(command: asked.CountIncidents, term: PupilsTerm, around: Circumstances) -> Iterator[Happening]:
    """Raises Invalid for a term that is none or has not begun."""
    days = _begun(command.term, around)
    kept = {"incidents": command.incidents}
    yield _put(IncidentsCounted, command.term, kept, term.incidents, around, _by_then(days, around))


def record_suspension(command: asked.RecordSuspension, term: PupilsTerm, around: Circumstances) -> Iterator[Happening]:
    """Two suspensions have two first days."""
    kept = _of_exclusion(command, around) | {"half_days": command.half_days}
    first = term.exclusions.get((Exclusion.SUSPENSION, command.from_day))
    yield _put(Suspended, command.term, kept, first, around, command.from_day, Exclusion.SUSPENSION)


def record_permanent_exclusion(
    command: asked.RecordPermanentExclusion, term: PupilsTerm, around: Circumstances
) -> Iterator[Happening]:
    """What became of a plan is shown before; here nothing permits it and nothing prevents it."""
    kept = _of_exclusion(command, around)
    first = term.exclusions.get((Exclusion.PERMANENT, command.from_day))
    yield _put(PermanentlyExcluded, command.term, kept, first, around, command.from_day, Exclusion.PERMANENT)


def record_told(command: asked.RecordTold, term: PupilsTerm, around: Circumstances) -> Iterator[Happening]:
    """Raises Refused where no such suspension or permanent exclusion stands."""
    first = _standing(command, term)
    told = OthersTold(
        author=around.actor.person,
        term=command.term,
        exclusion=command.exclusion,
        from_day=command.from_day,
        told=_told(command.others_told, around),
        pupil=pupil_of(around),
        case=case_of(around),
    )
    yield Happening(told, about=first)


def withdraw(command: asked.WithdrawExclusion, term: PupilsTerm, around: Circumstances) -> Iterator[Happening]:
    """Raises Refused where no such suspension or permanent exclusion stands."""
    first = _standing(command, term)
    withdrawn = ExclusionWithdrawn(
        author=around.actor.person,
        term=command.term,
        exclusion=command.exclusion,
        from_day=command.from_day,
        why=command.why,
        words=command.words,
        pupil=pupil_of(around),
        case=case_of(around),
    )
    yield Happening(withdrawn, about=first)


def still_to_tell(told: tuple[Told, ...]) -> tuple[ToTell, ...]:
    """Who has not been told yet of a suspension or permanent exclusion, of all that was said of it so far."""
    settled = {one.who for one in told if one.told_on is not None or one.there_is_none}
    return tuple(who for who in ToTell if who not in settled)


def _put(
    event: type[AttendanceEntered | IncidentsCounted | Suspended | PermanentlyExcluded],
    term: TermOf,
    said: dict[str, Any],
    first: UUID | None,
    around: Circumstances,
    at: date,
    exclusion: Exclusion | None = None,
) -> Happening:
    """The figure, or, where it was entered before, all of it again in the place of the first."""
    kept = {**said, "author": around.actor.person, "term": term, "pupil": pupil_of(around), "case": case_of(around)}
    if first is None:
        figure = around.mint()
        return Happening(event(**kept, figure=figure), id=figure, at=at)
    hidden = event is not AttendanceEntered
    return Happening(Corrected(**kept, figure=first, in_full_only=hidden, exclusion=exclusion), about=first, at=at)


def _of_exclusion(command: Excluding, around: Circumstances) -> dict[str, Any]:
    """What is said of either. Raises Invalid for a day outside the term, or one that is still long to come."""
    days = _begun(command.term, around)
    if not days.starts <= command.from_day <= days.ends:
        raise Invalid("`from_day` lies outside this term. Name the term in which it begins.")
    told = _told(command.others_told, around)
    return {"from_day": command.from_day, "reasons": command.reasons, "words": command.words, "told": told}


def _told(told: tuple[Told, ...], around: Circumstances) -> tuple[Told, ...]:
    """Who was told, each once and with a day. Raises Invalid for a day to come, or where there were no authority."""
    if len({one.who for one in told}) < len(told):
        raise Invalid("`others_told` names somebody twice. Say of each once when they were told.")
    if any((one.told_on is None) is not one.there_is_none for one in told):
        raise Invalid("`others_told` says of each when (`told_on`), or that there is no such person (`there_is_none`).")
    if any(one.who is ToTell.AUTHORITY and one.there_is_none for one in told):
        raise Invalid("There is always an authority: say when it was told, or leave it out until it is.")
    if any(one.told_on is not None and one.told_on > around.today for one in told):
        raise Invalid("`told_on` lies in the future. Record it once they were told.")
    return told


def _standing(command: asked.RecordTold | asked.WithdrawExclusion, term: PupilsTerm) -> UUID:
    """The first entry of a suspension or permanent exclusion that stands."""
    first = term.exclusions.get((command.exclusion, command.from_day))
    if first is None:
        raise Refused("Nothing of the kind is recorded from that day on. Look at its term, its kind and its first day.")
    return first


def _begun(term: TermOf, around: Circumstances) -> Time:
    """The days of a term that has begun. Raises Invalid for another."""
    days = days_of(term, around.settings.calendar)
    if days.starts > around.today:
        raise Invalid("`term` has not begun. Enter its figures once it has.")
    return days


def _by_then(days: Time, around: Circumstances) -> date:
    """The day in the term up to which something was counted, so that it is found by the days of its term."""
    return min(around.today, days.ends)


FIGURES = Decider(
    "figures",
    PupilsTerm(),
    evolve,
    checked(
        {
            asked.EnterAttendance: enter_attendance,
            asked.CountIncidents: count_incidents,
            asked.RecordSuspension: record_suspension,
            asked.RecordPermanentExclusion: record_permanent_exclusion,
            asked.RecordTold: record_told,
            asked.WithdrawExclusion: withdraw,
        }
    ),
)
