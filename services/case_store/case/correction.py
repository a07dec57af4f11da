"""Putting right what an entry says: a new entry that says why, beside the old one, which is never changed."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.case import wordings as said
from case_store.case.case import Unbound, evolve_unbound, of_contact
from case_store.case.commands import CorrectEntry
from case_store.case.events import ContactCorrected, ContactRecorded, StrategiesCorrected, StrategiesGiven
from case_store.case.looking import looked_at_no_more
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, EntryAbout, Happening
from case_store.elsa.events import SessionCorrected, SessionNoted, SummaryConfirmed, TouchedBase
from case_store.elsa.session import for_staff
from case_store.entry import Event, lift
from case_store.errors import Invalid, NotFound, Refused
from case_store.group.events import Attended
from case_store.impact.events import ReportCorrected, Reported
from case_store.marked import carried_on
from case_store.noticing.events import CheckedIn, CheckInCorrected, SignCorrected, SignNoticed
from case_store.vocabulary import Label, Role

_KINDS: dict[str, tuple[type[Event], ...]] = {
    "contact": (ContactRecorded, ContactCorrected),
    "strategies": (StrategiesGiven, StrategiesCorrected),
    "session": (SessionNoted, SessionCorrected, SummaryConfirmed, TouchedBase, Attended),
    "sign": (SignNoticed, SignCorrected),
    "check_in": (CheckedIn, CheckInCorrected),
    "report": (Reported, ReportCorrected),
}
_WORDING_OF = {event.name: kind for kind, events in _KINDS.items() for event in events}
_NOT_FOR_HOME_YET = frozenset({Label.ABOUT_HOME, Label.MENTIONS_PUPIL})


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
    given = [name for name in _KINDS if getattr(command, name) is not None]
    if given != [belongs]:
        raise Invalid(f"Give the wording in `{belongs}`, where this entry belongs, and in no other field.")
    corrected = _corrected(command, about, around)
    yield Happening(corrected, matter=about.matter, file=about.file, about=about.root)
    if lift(corrected).labels & _NOT_FOR_HOME_YET:
        yield looked_at_no_more(about, around)


def _corrected(command: CorrectEntry, about: EntryAbout, around: Circumstances) -> Event:
    match command.contact or command.strategies or command.session or command.sign or command.check_in:
        case said.ContactWording() as contact:
            return _contact(command, contact, about, around)
        case said.StrategiesWording() as strategies:
            return _strategies(command, strategies, around)
        case said.SessionWording() as session:
            return _session(command, session, about, around)
        case said.SignWording() as sign:
            return _sign(command, sign, about, around)
        case said.CheckInWording() as check_in:
            return _check_in(command, check_in, about, around)
    if command.report:
        return _report(command, command.report, about, around)
    raise NotFound


def _contact(command: CorrectEntry, wording: said.ContactWording, about: EntryAbout, around: Circumstances) -> Event:
    were_there = frozenset(person for role, person in about.people if role is Role.PRESENT)
    return ContactCorrected(
        author=around.actor.person,
        with_whom=wording.with_whom,
        happened_on=happened(wording.happened_on, around, "happened_on"),
        present=were_there if wording.present is None else wording.present,
        **of_contact(wording, wording.with_whom, carried_on(wording, about, around)),
        why=command.why,
    )


def _strategies(command: CorrectEntry, wording: said.StrategiesWording, around: Circumstances) -> Event:
    return StrategiesCorrected(
        author=around.actor.person,
        what_helps=wording.what_helps,
        what_to_avoid=wording.what_to_avoid,
        whom_to_ask=wording.whom_to_ask or around.actor.person,
        reasons=wording.reasons,
        why=command.why,
    )


def _session(command: CorrectEntry, wording: said.SessionWording, about: EntryAbout, around: Circumstances) -> Event:
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
        **carried_on(wording, about, around),
        why=command.why,
    )


def _sign(command: CorrectEntry, wording: said.SignWording, about: EntryAbout, around: Circumstances) -> Event:
    return SignCorrected(
        author=around.actor.person,
        sign=wording.sign,
        noticed_on=happened(wording.noticed_on, around, "noticed_on"),
        words=wording.words,
        usual=wording.usual,
        risk_factors=wording.risk_factors,
        protective_factors=wording.protective_factors,
        review_on=wording.review_on,
        **carried_on(wording, about, around),
        why=command.why,
    )


def _check_in(command: CorrectEntry, wording: said.CheckInWording, about: EntryAbout, around: Circumstances) -> Event:
    return CheckInCorrected(
        author=around.actor.person,
        checked_in_on=happened(wording.checked_in_on, around, "checked_in_on"),
        how=wording.how,
        look_out_for=wording.look_out_for,
        words=wording.words,
        **carried_on(wording, about, around),
        why=command.why,
    )


def _report(command: CorrectEntry, wording: said.ReportWording, about: EntryAbout, around: Circumstances) -> Event:
    clear = carried_on(wording, about, around)
    return ReportCorrected(
        author=around.actor.person,
        finished_on=happened(wording.finished_on, around, "finished_on"),
        aims=wording.aims,
        next_step=wording.next_step,
        report=wording.report,
        mentions=clear["mentions"],
        mentions_pupil=clear["mentions_pupil"],
        about_home=clear["about_home"],
        why=command.why,
    )


CORRECTION = Decider("correction", Unbound(), evolve_unbound, checked({CorrectEntry: correct}))
