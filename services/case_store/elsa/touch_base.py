"""After the sessions: a lighter contact that fades, so that the pupil comes to rely on other adults in school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from case_store.checks import happened
from case_store.decider import Circumstances, Happening
from case_store.elsa.commands import EndTouchBase, PlanTouchBase, TouchBase
from case_store.elsa.events import TouchBaseEnded, TouchBasePlanned, TouchedBase
from case_store.elsa.guides import falls, fell
from case_store.elsa.state import Programme, Whose
from case_store.errors import Invalid, NotFound, Refused
from case_store.marked import of_words

AHEAD = timedelta(days=366)
"""How far ahead contacts are planned: whoever plans them reads the case until the report after the last."""


def plan_touch_base(command: PlanTouchBase, programme: Programme, around: Circumstances) -> Iterator[TouchBasePlanned]:
    """The days of contact, or all of them anew. Raises Refused where it gets no lighter and nobody says why."""
    whose, ended = _after(programme)
    _still_on(programme, around.today)
    contacts = tuple(sorted(set(command.contacts)))
    if contacts[0] < ended or contacts[-1] > around.today + AHEAD:
        raise Invalid("`contacts` are days after the sessions ended, and at most a year ahead. Check the days.")
    if not command.trusted_adults:
        raise Invalid("Name in `trusted_adults` who else in school this pupil trusts.")
    lighter = falls(contacts)
    if not lighter and command.reason_not_falling is None:
        raise Refused("This contact gets no lighter. Say in `reason_not_falling` why this pupil needs it so.")
    yield TouchBasePlanned(
        author=around.actor.person,
        contacts=contacts,
        trusted_adults=command.trusted_adults,
        falls=lighter,
        reason_not_falling=command.reason_not_falling,
        **_of(whose),
    )


def touch_base(command: TouchBase, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """One contact, whether planned or not, and whether it was lighter: that is said, and never refused."""
    _, ended = _after(programme)
    held_on = happened(command.held_on, around, "held_on")
    if held_on < ended:
        raise Refused("The sessions had not ended by then. Write it up as a session.")
    _still_on(programme, held_on)
    touched = TouchedBase(
        author=around.actor.person,
        held_on=held_on,
        length_minutes=command.length_minutes,
        note=command.note,
        pupil_words=command.pupil_words,
        falls=fell(programme.touching.held, held_on),
        why_not_falling=command.why_not_falling,
        **of_words(command, around),
    )
    yield Happening(touched, at=held_on)


def end_touch_base(command: EndTouchBase, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """No more contact of this kind. What was until then may still be written up."""
    whose, ended = _after(programme)
    touching = programme.touching
    if touching.ended is not None or not (touching.planned or touching.held):
        raise Refused("There is no touch-base that could end. There is nothing to do.")
    ended_on = happened(command.ended_on, around, "ended_on")
    if ended_on < max((ended, *touching.held)):
        raise Invalid("`ended_on` lies before the last contact. Check the day.")
    over = TouchBaseEnded(
        author=around.actor.person,
        ended_on=ended_on,
        trusted_adults=command.trusted_adults,
        why=command.why,
        reasons=command.reasons,
        **_of(whose),
    )
    yield Happening(over, at=ended_on)


def _after(programme: Programme) -> tuple[Whose, date]:
    """Whose programme it was, and when its sessions ended. Raises Refused while they go on."""
    if programme.started is None:
        raise NotFound
    if programme.ended is None:
        raise Refused("The sessions of this programme go on. End them first: touch-base is what follows.")
    return programme.started, programme.ended


def _still_on(programme: Programme, day: date) -> None:
    ended = programme.touching.ended
    if ended is not None and day > ended:
        raise Refused("Touch-base has ended. Record a contact, or start a new programme.")


def _of(whose: Whose) -> dict[str, object]:
    """Whose ties these events keep or end."""
    return {
        "referral": whose.referral,
        "pupil": whose.pupil,
        "case": whose.case,
        "elsa": whose.elsa,
        "taken_over": whose.taken_over,
    }
