"""A concern: from the pupil's words to its closing, always with somebody who may hold it.

Whether it is about an adult who works here is settled when it is raised: from then on the same commands cause events
of another part, in a file of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from case_store.calendar import SCHOOLS
from case_store.case.telling import check_telling, tellings
from case_store.checks import checked, happened
from case_store.concern import events as had
from case_store.concern.commands import Act, Close, Decide, PassOn, RaiseConcern, TellOfConcern
from case_store.concern.state import Concern, Whose, evolve, first_free, known, still_open
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.things import case_of, pupil_of, thing
from case_store.vocabulary import Level


def raise_concern(command: RaiseConcern, concern: Concern, around: Circumstances) -> Iterator[Happening]:
    """Any member of staff, about any pupil of the roll, past or present, with or without a case.

    Held by the first in line whom the account does not name; about an adult by the head, or the chair. Where nobody
    in line is free it is held by nobody yet, and the clock passes it on: it is never refused for that.
    """
    if concern.raised:
        raise Refused("This concern has been raised. Raise a new one.")
    at = _when(command, around)
    whose = Whose(pupil_of(around), case_of(around), command.about_adult, command.names)
    holder = first_free(_in_line(whose, around), whose)
    account: dict[str, Any] = {
        "author": around.actor.person,
        "account": command.account,
        "happened_on": command.happened_on or around.today,
        "time_of_day": command.time_of_day,
        "where": command.where,
        "present": command.present,
        "named": whose.named,
        "holders": (holder,) if holder else (),
        "pupil": whose.pupil,
        "case": whose.case,
    }
    raised = had.AdultRaised(subject=whose.subject, **account) if whose.subject else had.Raised(**account)
    yield Happening(raised, at=at)


def _when(command: RaiseConcern, around: Circumstances) -> date | datetime:
    day = happened(command.happened_on, around, "happened_on")
    if command.time_of_day is None:
        return day
    at = datetime.combine(day, command.time_of_day, SCHOOLS)
    if at > around.now:
        raise Invalid("`time_of_day` lies in the future. Record it once it has happened.")
    return at


def pass_on(command: PassOn, concern: Concern, around: Circumstances) -> Iterator[Event]:
    """To the next in line who does not hold it yet; those who held it still do."""
    whose = still_open(concern)
    holder = first_free(_in_line(whose, around), whose, concern.holders)
    if holder is None:
        raise Refused("Nobody else in line can hold this concern. Appoint a deputy, or act on it yourself.")
    passed = {"holder": holder, "why": command.why, "reasons": command.reasons}
    if whose.subject:
        yield had.AdultPassedOn(**_carried(whose, around), **passed, pupil=whose.pupil, case=whose.case)
    else:
        yield had.PassedOn(**_carried(whose, around), **passed, pupil=whose.pupil, case=whose.case)


def act(command: Act, concern: Concern, around: Circumstances) -> Iterator[Happening]:
    """What a lead or holder did."""
    whose = still_open(concern)
    done_on = happened(command.done_on, around, "done_on")
    kind = had.AdultActed if whose.subject else had.Acted
    yield Happening(kind(**_carried(whose, around), done_on=done_on, what=command.what), at=done_on)


def decide(command: Decide, concern: Concern, around: Circumstances) -> Iterator[Event]:
    """What a lead or holder decided, and why."""
    whose = still_open(concern)
    kind = had.AdultDecided if whose.subject else had.Decided
    yield kind(**_carried(whose, around), decision=command.decision, reasons=command.reasons)


def close(command: Close, concern: Concern, around: Circumstances) -> Iterator[Event]:
    """The concern is closed, once."""
    whose = still_open(concern)
    kind = had.AdultClosed if whose.subject else had.Closed
    yield kind(**_carried(whose, around), reasons=command.reasons)


def tell(command: TellOfConcern, concern: Concern, around: Circumstances) -> Iterator[Event | Happening]:
    """About a pupil: each in words for them, or the account. About an adult: the account, or nothing at all."""
    whose = known(concern)
    if whose.subject is None:
        yield from tellings(command, around, matter=thing(around), about=None, named=whose.named)
        return
    check_telling(command, whose.named | {whose.subject}, around)
    if any(told.level is not Level.FULL for told in command.told):
        raise Refused("Of a concern about an adult, somebody is told the account or nothing. Tell them in full.")
    for told in command.told:
        yield had.AdultTold(
            **_carried(whose, around),
            told=told.person,
            reason=command.reason,
            wording=told.wording,
            pupil_told=command.pupil_told,
            why_pupil_not_told=command.why_pupil_not_told,
            pupil=whose.pupil,
            case=whose.case,
        )


def _in_line(whose: Whose, around: Circumstances) -> tuple[UUID | None, ...]:
    return (around.adult_holder, *around.adult_line) if whose.subject else around.in_line


def _carried(whose: Whose, around: Circumstances) -> dict[str, Any]:
    """What each later event carries: who wrote it, who stays passed over, and the adult if it is about one."""
    carried: dict[str, Any] = {"author": around.actor.person, "named": whose.named}
    return {**carried, "subject": whose.subject} if whose.subject else carried


CONCERN = Decider(
    "concern",
    Concern(),
    evolve,
    checked(
        {RaiseConcern: raise_concern, PassOn: pass_on, Act: act, Decide: decide, Close: close, TellOfConcern: tell}
    ),
    is_matter=True,
)
