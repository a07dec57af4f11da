"""Putting right what an entry says: a new entry that says why, beside the old one, which is never changed."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.case.case import Unbound, evolve_unbound
from case_store.case.commands import ContactWording, CorrectEntry, SessionWording, StrategiesWording
from case_store.case.events import ContactCorrected, ContactRecorded, StrategiesCorrected, StrategiesGiven
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, EntryAbout, Happening
from case_store.elsa.events import SessionCorrected, SessionNoted
from case_store.elsa.session import for_staff
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.vocabulary import Role

_WORDING_OF = {
    ContactRecorded.name: "contact",
    ContactCorrected.name: "contact",
    StrategiesGiven.name: "strategies",
    StrategiesCorrected.name: "strategies",
    SessionNoted.name: "session",
    SessionCorrected.name: "session",
}


def correct(command: CorrectEntry, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """A correction is about the first entry of its line, also where it corrects a correction.

    Raises Refused where that entry is not one that can be corrected, Invalid where the wording of another part is
    given, or none.
    """
    about = around.about
    if about is None:
        raise NotFound
    belongs = _WORDING_OF.get(about.name)
    if belongs is None:
        raise Refused("This is not corrected. Record what holds now as a new entry.")
    given = [name for name in ("contact", "strategies", "session") if getattr(command, name) is not None]
    if given != [belongs]:
        raise Invalid(f"Give the wording in `{belongs}`, where this entry belongs, and in no other field.")
    yield Happening(_corrected(command, about, around), matter=about.matter, file=about.file, about=about.root)


def _corrected(command: CorrectEntry, about: EntryAbout, around: Circumstances) -> Event:
    if command.contact:
        return _contact(command, command.contact, about, around)
    if command.strategies:
        return _strategies(command, command.strategies, around)
    if command.session:
        return _session(command, command.session, about, around)
    raise NotFound


def _contact(command: CorrectEntry, wording: ContactWording, about: EntryAbout, around: Circumstances) -> Event:
    were_there = frozenset(person for role, person in about.people if role is Role.PRESENT)
    said_it = next((person for role, person in about.people if role is Role.SAID_BY), None)
    return ContactCorrected(
        author=around.actor.person,
        with_whom=wording.with_whom,
        happened_on=happened(wording.happened_on, around, "happened_on"),
        present=were_there if wording.present is None else wording.present,
        purpose=wording.purpose,
        outcome=wording.outcome,
        what_was_said=wording.what_was_said,
        said_by=wording.said_by or said_it,
        why=command.why,
    )


def _strategies(command: CorrectEntry, wording: StrategiesWording, around: Circumstances) -> Event:
    return StrategiesCorrected(
        author=around.actor.person,
        what_helps=wording.what_helps,
        what_to_avoid=wording.what_to_avoid,
        whom_to_ask=wording.whom_to_ask or around.actor.person,
        reasons=wording.reasons,
        why=command.why,
    )


def _session(command: CorrectEntry, wording: SessionWording, about: EntryAbout, around: Circumstances) -> Event:
    """The summary keeps the audience and the end of the entry corrected, unless an audience is given."""
    as_before = about.audience if about.audience is not None else around.settings.default_audience
    return SessionCorrected(
        author=around.actor.person,
        audience=as_before if wording.audience is None else for_staff(wording.audience),
        held_on=None if wording.held_on is None else happened(wording.held_on, around, "held_on"),
        length_minutes=wording.length_minutes,
        staff_summary=wording.staff_summary,
        summary_until=about.until,
        note=wording.note,
        pupil_words=wording.pupil_words,
        why=command.why,
    )


CORRECTION = Decider("correction", Unbound(), evolve_unbound, checked({CorrectEntry: correct}))
