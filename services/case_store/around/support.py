"""Who supports a pupil and who coordinates, what staff around the pupil need, and a place in a support unit."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.around import commands as asked
from case_store.around import events as said
from case_store.around.codes import NeedStands, StaffNeed
from case_store.around.state import Around, Need, evolve_around, evolve_need
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused


def coordinate(command: asked.Coordinate, _around: Around, around: Circumstances) -> Iterator[Happening]:
    """The whole again: the newest counts. Raises Invalid where nobody says which of several is the key contact."""
    since = happened(command.since, around, "since")
    key_contact = command.key_contact
    if key_contact is None and len(command.coordinators) == 1:
        (key_contact,) = command.coordinators
    if key_contact is None:
        raise Invalid("Say in `key_contact` to whom anybody turns first.")
    _not_a_pupil(around)
    coordinated = said.Coordinated(
        author=around.actor.person,
        key_contact=key_contact,
        coordinated_by=command.coordinated_by,
        coordinators=command.coordinators,
        since=since,
        why=command.why,
    )
    yield Happening(coordinated, at=since)


def name_supporter(command: asked.NameSupporter, map_: Around, around: Circumstances) -> Iterator[Happening]:
    """One more, in one way. Raises Refused for who supports in this way already."""
    _not_a_pupil(around)
    if (command.person, command.supports_as) in map_.supporters:
        raise Refused("They support this pupil in this way already. There is nothing to do.")
    since = happened(command.since, around, "since")
    named = said.SupporterNamed(
        author=around.actor.person,
        supporter=command.person,
        supports_as=command.supports_as,
        since=since,
        why=command.why,
    )
    yield Happening(named, at=since)


def end_supporter(command: asked.EndSupporter, map_: Around, around: Circumstances) -> Iterator[Happening]:
    """One fewer. Raises Invalid for a last day before the first."""
    since = map_.supporters.get((command.person, command.supports_as))
    if since is None:
        raise Refused("They do not support this pupil in this way. Look at who does.")
    ended_on = happened(command.ended_on, around, "ended_on")
    if ended_on < since:
        raise Invalid("`ended_on` lies before they began. Check the day.")
    ended = said.SupporterEnded(
        author=around.actor.person,
        supporter=command.person,
        supports_as=command.supports_as,
        ended_on=ended_on,
        why=command.why,
    )
    yield Happening(ended, at=ended_on)


def enter_unit(command: asked.EnterUnit, map_: Around, around: Circumstances) -> Iterator[Happening]:
    """One place at a time, from a day that may lie ahead. Raises Refused while the pupil has one."""
    if map_.place is not None:
        raise Refused("This pupil has a place in a unit. End it first, and then give them the other.")
    entered_on = command.entered_on or around.today
    if command.meant_until is not None and command.meant_until < entered_on:
        raise Invalid("`meant_until` lies before they enter. Check the days.")
    _not_a_pupil(around)
    entered = said.UnitEntered(
        author=around.actor.person,
        unit=command.unit,
        key_adult=command.key_adult or around.actor.person,
        entered_on=entered_on,
        meant_until=command.meant_until,
        lessons=command.lessons,
        why=command.why,
        ready_when=command.ready_when,
    )
    yield Happening(entered, at=min(entered_on, around.today))


def leave_unit(command: asked.LeaveUnit, map_: Around, around: Circumstances) -> Iterator[Happening]:
    """The place ends, with what the pupil goes on to. A last day before the first is a mistake."""
    if map_.place is None:
        raise Refused("This pupil has no place in a unit. There is nothing to end.")
    left_on = happened(command.left_on, around, "left_on")
    if left_on < map_.place.entered_on:
        raise Invalid("`left_on` lies before they entered. Check the day.")
    left = said.UnitLeft(
        author=around.actor.person,
        unit=map_.place.unit,
        left_on=left_on,
        ending=command.ending,
        goes_on=command.goes_on,
    )
    yield Happening(left, at=left_on)


def record_staff_need(command: asked.RecordStaffNeed, need: Need, around: Circumstances) -> Iterator[Event]:
    """What staff need is asked for without reproach: a code is enough. Raises Invalid for "other" without words."""
    if need.said:
        raise Refused("This has been said. Record what else is needed as a new one.")
    if command.need is StaffNeed.OTHER and command.words is None:
        raise Invalid("Say in `words` what is needed.")
    if command.needed_by is not None and command.needed_by < around.today:
        raise Invalid("`needed_by` has passed already. Give a day by which somebody can still help.")
    yield said.StaffSupportNeeded(
        author=around.actor.person,
        need=command.need,
        staff=command.staff or frozenset({around.actor.person}),
        words=command.words,
        needed_by=command.needed_by,
    )


def answer_staff_need(command: asked.AnswerStaffNeed, need: Need, around: Circumstances) -> Iterator[Event]:
    """Arranged, or not now and why. Raises Refused once it is arranged."""
    if not need.said:
        raise NotFound
    if need.arranged:
        raise Refused("This has been arranged. Record what else is needed as a new one.")
    if command.stands is NeedStands.NOT_NOW and command.words is None:
        raise Invalid("Say in `words` why not now, so that whoever asked can look for help elsewhere.")
    yield said.StaffSupportAnswered(
        author=around.actor.person, stands=command.stands, given_by=command.given_by, words=command.words
    )


def _not_a_pupil(around: Circumstances) -> None:
    """Raises Refused where whoever is to support is a pupil: nobody learns of another child through this one."""
    if around.person_is_pupil:
        raise Refused("That is a pupil. Name the adult who looks after it.")


AROUND = Decider(
    "around",
    Around(),
    evolve_around,
    checked(
        {
            asked.Coordinate: coordinate,
            asked.NameSupporter: name_supporter,
            asked.EndSupporter: end_supporter,
            asked.EnterUnit: enter_unit,
            asked.LeaveUnit: leave_unit,
        }
    ),
)
STAFF_NEED = Decider(
    "staff_need",
    Need(),
    evolve_need,
    checked({asked.RecordStaffNeed: record_staff_need, asked.AnswerStaffNeed: answer_staff_need}),
    is_matter=True,
)
