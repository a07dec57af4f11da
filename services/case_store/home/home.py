"""Telling home, listening to home, and words for home."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from case_store.case.case import Unbound, evolve_unbound
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.events import ProgrammeStarted
from case_store.entry import Event
from case_store.errors import Invalid, NotFound
from case_store.home import commands as asked
from case_store.home.events import (
    ContactWorded,
    Informed,
    Invited,
    Met,
    Objected,
    PreferencesRecorded,
    ProgrammeWorded,
    StrategiesWorded,
)
from case_store.things import thing


def inform(command: asked.InformHome, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """Told, how and when; or not told, and why not. No permission is asked for: support in school needs none."""
    if command.informed and (command.how is None or command.why_not is not None):
        raise Invalid("Say in `how` they were told, and leave `why_not` out; or say that they were not.")
    if not command.informed and (command.why_not is None or command.how or command.told_on or command.words):
        raise Invalid("Say in `why_not` why home was not told, and nothing of how it was.")
    told_on = happened(command.told_on, around, "told_on") if command.informed else None
    informed = Informed(
        author=around.actor.person,
        informed=command.informed,
        how=command.how,
        told_on=told_on,
        addressee=command.parent if command.informed else None,
        programme=command.programme,
        words=command.words,
        not_told=None if command.informed else command.parent,
        why_not=command.why_not,
    )
    yield Happening(informed, at=told_on)


def object_(command: asked.RecordObjection, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """A parent's view. It stops nothing by itself: what was done about it is said with it."""
    objected_on = happened(command.objected_on, around, "objected_on")
    objected = Objected(
        author=around.actor.person,
        said_by=command.parent,
        objected_on=objected_on,
        objection=command.objection,
        what_was_done=command.what_was_done,
    )
    yield Happening(objected, at=objected_on)


def record_preferences(command: asked.RecordPreferences, _state: Unbound, around: Circumstances) -> Iterator[Event]:
    """One parent's, whole: the newest of that parent counts. Raises Invalid where it says nothing."""
    said = command.model_dump(exclude={"parent"})
    if not any(said.values()):
        raise Invalid("This says nothing yet. Say at least one thing that they prefer.")
    kept = {name: getattr(command, name) for name in said}
    yield PreferencesRecorded(author=around.actor.person, addressee=command.parent, **kept)


def invite(command: asked.InviteParent, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """To get in touch, or to a meeting. Raises Invalid for a meeting before its invitation, or without a day."""
    invited_on = happened(command.invited_on, around, "invited_on")
    if command.meeting_on is not None and command.meeting_on < invited_on:
        raise Invalid("`meeting_on` lies before the invitation. Check the days.")
    if command.met_by is not None and command.meeting_on is None:
        raise Invalid("Say in `meeting_on` when they are to meet, or leave `met_by` out.")
    kept = ("how", "meeting_on", "met_by", "purpose", "venue", "interpreter", "supporter", "go_between", "travel")
    invited = Invited(
        author=around.actor.person,
        happened_on=invited_on,
        addressee=command.parent,
        child_care=command.child_care,
        words=command.words,
        **{name: getattr(command, name) for name in kept},
    )
    yield Happening(invited, at=invited_on)


def record_meeting(command: asked.RecordMeeting, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """Raises Invalid where words are somebody's who was not there, or of one parent before another.

    Whoever said something reads it back, so the words of each of two parents are a contact of their own.
    """
    if command.said_by is not None and {command.said_by} != command.parents:
        raise Invalid("Words are one parent's who was met alone. Record what each of them said as a contact.")
    if command.said_by is not None and command.what_was_said is None:
        raise Invalid("`said_by` needs `what_was_said`. Say what they said, or leave it out.")
    met_on = happened(command.met_on, around, "met_on")
    met = Met(
        author=around.actor.person,
        happened_on=met_on,
        met_by=command.met_by,
        parents=command.parents,
        present=command.present,
        purpose=command.purpose,
        outcome=command.outcome,
        good_news=command.good_news,
        what_was_said=command.what_was_said,
        said_by=command.said_by,
        in_their_words=command.said_by is not None,
        mentions=command.mentions,
        mentions_pupil=command.mentions_pupil or bool(command.mentions),
    )
    yield Happening(met, at=met_on)


def word_contact(command: asked.WordContact, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """A contact in words for home."""
    happened_on = happened(command.happened_on, around, "happened_on")
    for_whom = _for_whom(command)
    worded = ContactWorded(
        author=around.actor.person,
        happened_on=happened_on,
        good_news=command.good_news,
        how=command.how,
        wording=command.wording,
        **for_whom,
    )
    yield Happening(worded, at=happened_on)


def word_strategies(command: asked.WordStrategies, _state: Unbound, around: Circumstances) -> Iterator[Event]:
    """What helps, in words for home."""
    yield StrategiesWorded(
        author=around.actor.person,
        what_helps=command.what_helps,
        what_to_avoid=command.what_to_avoid,
        whom_to_ask=command.whom_to_ask or around.actor.person,
        **_for_whom(command),
    )


def word_programme(command: asked.WordProgramme, begun: bool, around: Circumstances) -> Iterator[Happening]:
    """What a programme is for, in words for home: in its matter, on a stream of its own, so that it bars no session."""
    if not begun:  # the id is that of another thing
        raise NotFound
    worded = ProgrammeWorded(
        author=around.actor.person,
        whom_to_ask=command.whom_to_ask or around.actor.person,
        wording=command.wording,
        how_home_can_help=command.how_home_can_help,
        **_for_whom(command),
    )
    yield Happening(worded, stream=around.mint(), matter=thing(around))


def evolve_begun(begun: bool, event: Event) -> bool:
    """Remember that the stream is a programme's."""
    return begun or isinstance(event, ProgrammeStarted)


def _for_whom(wording: asked.Wording) -> dict[str, UUID | bool | frozenset[UUID] | None]:
    """The fields that every wording for home has. Raises Invalid unless it is for one parent or for all who care."""
    if (wording.parent is None) is not wording.for_all_carers:
        raise Invalid("Words for home are for one parent (`parent`) or for all who care (`for_all_carers`).")
    return {
        "addressee": wording.parent,
        "for_all_carers": wording.for_all_carers,
        "about_home": wording.about_home,
        "said_by": wording.said_by,
        "in_their_words": wording.said_by is not None,
        "mentions": wording.mentions,
        "mentions_pupil": wording.mentions_pupil or bool(wording.mentions),
    }


HOME = Decider(
    "home",
    Unbound(),
    evolve_unbound,
    checked(
        {
            asked.InformHome: inform,
            asked.RecordObjection: object_,
            asked.RecordPreferences: record_preferences,
            asked.InviteParent: invite,
            asked.RecordMeeting: record_meeting,
            asked.WordContact: word_contact,
            asked.WordStrategies: word_strategies,
        }
    ),
)
PROGRAMME_WORDING = Decider(
    "programme_wording",
    False,
    evolve_begun,
    checked({asked.WordProgramme: word_programme}),
)
