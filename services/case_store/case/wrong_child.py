"""An entry about another child: hidden where it stands, and written anew where it belongs. Never moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from case_store.case.case import Unbound, evolve_unbound, of_contact
from case_store.case.commands import SayWrongChild
from case_store.case.events import ContactCorrected, ContactRecorded, WrongChildFound
from case_store.case.looking import looked_at
from case_store.case.wordings import ContactWording, SignWording
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, EntryAbout, Happening, Other
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.marked import of_words
from case_store.noticing.events import SignCorrected, SignNoticed
from case_store.vocabulary import Role

_WRITTEN_ANEW = {
    ContactRecorded.name: "contact",
    ContactCorrected.name: "contact",
    SignNoticed.name: "sign",
    SignCorrected.name: "sign",
}


def say_wrong_child(command: SayWrongChild, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """The pair of entries that leads see: the wrong one, and this that says so; and with it the one written anew.

    Raises Refused for an entry that only says something of another, and for one that is recorded anew in another way;
    Invalid where the wording is that of something else, or nobody says in whose case it belongs.
    """
    about = looked_at(around)
    right = next(iter(around.others), None)
    if right and right.case == about.file:
        raise Invalid("`belongs_to` is the child in whose case it stands already. Say whom it is about.")
    given = [name for name in ("contact", "sign") if getattr(command, name) is not None]
    _check(given, about, right)
    anew = around.mint() if given else None
    if right and anew:
        yield _anew(command, right, anew, around)
    found = WrongChildFound(
        author=around.actor.person,
        reason=command.reason,
        belongs_in=right.case if right else None,
        anew=anew,
    )
    yield Happening(found, matter=about.matter, file=about.file, about=about.root)


def _check(given: list[str], about: EntryAbout, right: Other | None) -> None:
    if not given:
        return
    if right is None:
        raise Invalid("Say in `belongs_to` in whose case it is to be written anew.")
    belongs = _WRITTEN_ANEW.get(about.name)
    if belongs is None:
        raise Refused("This is written anew in the usual way. Leave the wording out, and record it there.")
    if given != [belongs]:
        raise Invalid(f"Give the wording in `{belongs}`, where this entry belongs, and in no other field.")


def _anew(command: SayWrongChild, right: Other, entry: UUID, around: Circumstances) -> Happening:
    """The entry in the right child's case. It says nothing of where it stood before."""
    event, day = _event(command, right, around)
    return Happening(event, stream=around.mint(), matter=right.case, file=right.case, at=day, id=entry)


def _event(command: SayWrongChild, right: Other, around: Circumstances) -> tuple[Event, date]:
    if command.contact:
        return _contact(command.contact, right, around)
    if command.sign:
        return _sign(command.sign, right, around)
    raise Invalid("Say in `contact` or `sign` what is to be written anew.")


def _contact(said: ContactWording, right: Other, around: Circumstances) -> tuple[Event, date]:
    day = happened(said.happened_on, around, "happened_on")
    were_there = (
        frozenset(p for role, p in around.about.people if role is Role.PRESENT) if around.about else frozenset()
    )
    return ContactRecorded(
        author=around.actor.person,
        with_whom=said.with_whom,
        happened_on=day,
        present=were_there if said.present is None else said.present,
        **of_contact(said, said.with_whom, of_words(said, around, right.pupil)),
    ), day


def _sign(said: SignWording, right: Other, around: Circumstances) -> tuple[Event, date]:
    day = happened(said.noticed_on, around, "noticed_on")
    return SignNoticed(
        author=around.actor.person,
        sign=said.sign,
        noticed_on=day,
        words=said.words,
        usual=said.usual,
        risk_factors=said.risk_factors,
        protective_factors=said.protective_factors,
        review_on=said.review_on,
        **of_words(said, around, right.pupil),
    ), day


WRONG_CHILD = Decider("wrong_child", Unbound(), evolve_unbound, checked({SayWrongChild: say_wrong_child}))
