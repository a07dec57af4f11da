"""The roll: which pupils the school has, and the case that each of them has whether or not it was ever opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.gb import upn as upns

from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.people.codes import SenStatus
from case_store.people.commands import EnrolPupil, RecordLeaving, UpdateRoll
from case_store.people.events import PupilEnrolled, PupilLeft, PupilUpdated
from case_store.things import thing
from case_store.vocabulary import Sensitive


@dataclass(frozen=True, slots=True)
class Pupil:
    """One line of the roll as it stands. `ends` is the last day of a pupil who left, or is to leave."""

    line: PupilEnrolled | PupilUpdated | None = None
    ends: date | None = None

    @property
    def id(self) -> UUID | None:
        """The pupil's id; None where the line was erased."""
        return self.line.pupil if self.line else None

    @property
    def case(self) -> UUID | None:
        """The id of the pupil's case."""
        return self.line.case if self.line else None

    @property
    def starts(self) -> date | None:
        """The first day on the roll."""
        return self.line.starts if self.line else None

    @property
    def date_of_birth(self) -> date | None:
        """When the pupil was born."""
        return self.line.date_of_birth if self.line else None

    @property
    def sen(self) -> bool:
        """Whether the pupil has SEN support or an EHCP."""
        return self.line is not None and self.line.sen

    @property
    def earliest(self) -> date | None:
        """The first day on which anything at school can have happened to this pupil."""
        return first_possible_day(self.line.date_of_birth) if self.line else None


def first_possible_day(date_of_birth: date) -> date:
    """The last of August after birth: no school has infants, and the year group tells as much as this day."""
    after_august = (date_of_birth.month, date_of_birth.day) > (8, 31)
    return date(date_of_birth.year + after_august, 8, 31)


def evolve(pupil: Pupil, event: Event) -> Pupil:
    """Remember the newest line of the roll, and when the pupil leaves."""
    match event:
        case PupilEnrolled() | PupilUpdated():
            return Pupil(line=event)
        case PupilLeft(last_day=last_day):
            return replace(pupil, ends=last_day)
        case _:
            return pupil


def enrol(command: EnrolPupil, pupil: Pupil, around: Circumstances) -> Iterator[Event]:
    """The pupil's id is that of the stream and of the file of the roll line; the case's id is minted here."""
    if pupil.line:
        raise Refused("This pupil is on the roll already. Change the line instead.")
    line = PupilEnrolled(
        pupil=thing(around),
        case=around.mint(),
        display_name=command.display_name,
        year=command.year,
        form=command.form,
        sen_status=command.sen_status,
        sen=command.sen_status is not SenStatus.NONE,
        date_of_birth=command.date_of_birth,
        upn=_upn(command.upn),
        starts=command.starts or around.today,
    )
    _possible(line, around)
    yield line


def update(command: UpdateRoll, pupil: Pupil, around: Circumstances) -> Iterator[Event]:
    """The whole line again, with what was given changed; the day of leaving too, unless the pupil comes back."""
    line = _on_roll(pupil)
    sen_status = line.sen_status if command.sen_status is None else command.sen_status
    new = PupilUpdated(
        pupil=line.pupil,
        case=line.case,
        display_name=command.display_name or line.display_name,
        year=line.year if command.year is None else command.year,
        form=command.form or line.form,
        sen_status=sen_status,
        sen=sen_status is not SenStatus.NONE,
        date_of_birth=command.date_of_birth or line.date_of_birth,
        upn=_upn(command.upn) or line.upn,
        starts=command.starts or line.starts,
    )
    _possible(new, around)
    if pupil.ends and command.starts and command.starts <= pupil.ends:
        raise Refused("This pupil is on the roll on that day. Give a first day after the last one.")
    yield new
    if pupil.ends and not command.starts:
        yield PupilLeft(pupil=new.pupil, case=new.case, starts=new.starts, last_day=pupil.ends, sen=new.sen)


def leave(command: RecordLeaving, pupil: Pupil, _around: Circumstances) -> Iterator[Event]:
    """The last day may be put right later by saying it again."""
    line = _on_roll(pupil)
    if command.last_day < line.starts:
        raise Invalid("`last_day` lies before this pupil came. Check the year.")
    yield PupilLeft(pupil=line.pupil, case=line.case, starts=line.starts, last_day=command.last_day, sen=line.sen)


def _on_roll(pupil: Pupil) -> PupilEnrolled | PupilUpdated:
    if pupil.line is None:  # the id was that of something else
        raise NotFound
    return pupil.line


def _possible(line: PupilEnrolled | PupilUpdated, around: Circumstances) -> None:
    if line.date_of_birth > around.today:
        raise Invalid("`date_of_birth` lies in the future. Check the year.")
    if line.starts < first_possible_day(line.date_of_birth):
        raise Invalid("`starts` lies before this pupil can have been at school. Check the years.")


def _upn(typed: Sensitive | None) -> Sensitive | None:
    """The UPN in its usual form. Raises Invalid where it cannot be one.

    The library's list of authorities is old, so an authority that it does not know is let through, if the check
    letter is right.
    """
    if typed is None:
        return None
    compact = upns.compact(typed.reveal())
    try:
        upns.validate(compact)
    except InvalidComponent:
        if upns.calc_check_digit(compact[1:]) == compact[0]:
            return Sensitive(compact)
    except ValidationError:
        pass
    else:
        return Sensitive(compact)
    raise Invalid("`upn` is not a unique pupil number: a check letter, then eleven digits, then a digit or letter.")


PUPIL = Decider("pupil", Pupil(), evolve, checked({EnrolPupil: enrol, UpdateRoll: update, RecordLeaving: leave}))
