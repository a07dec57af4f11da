"""Looking at an entry with those in mind who may be told of it at home."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.case.case import Unbound, evolve_unbound
from case_store.case.commands import DecideOnMarks, LookAt
from case_store.case.events import ContactsLinked, Marked, WrongChildFound
from case_store.checks import checked
from case_store.decider import Circumstances, Decider, EntryAbout, Happening
from case_store.errors import Invalid, NotFound, Refused
from case_store.sets import Labels
from case_store.vocabulary import Label

OF_LEADS = frozenset({ContactsLinked.name, Marked.name, WrongChildFound.name})
"""Entries that say something of other entries, for leads: nobody looks at these with parents in mind."""


def look_at(command: LookAt, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """Somebody looked: parents may be told as far as they may be told at all, or it is unsafe for them."""
    put = {Label.LOOKED_AT} | ({Label.UNSAFE_FOR_PARENTS} if command.unsafe_for_parents else set())
    yield _marked(looked_at(around), around, command, put=frozenset(put))


def decide_on_marks(command: DecideOnMarks, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """What a lead decided. A lead who decides has looked. Raises Invalid where nothing is decided."""
    decided = {
        Label.UNSAFE_FOR_PARENTS: command.unsafe_for_parents,
        Label.MENTION_ALLOWED: command.mention_allowed,
    }
    if all(answer is None for answer in decided.values()):
        raise Invalid("Say in `unsafe_for_parents` or `mention_allowed` what you have decided.")
    put = frozenset(label for label, answer in decided.items() if answer)
    taken = frozenset(label for label, answer in decided.items() if answer is False)
    yield _marked(looked_at(around), around, command, put=put | {Label.LOOKED_AT}, taken=taken)


def looked_at(around: Circumstances) -> EntryAbout:
    """The entry that somebody looked at. Raises Refused for one that only says something of another."""
    about = around.about
    if about is None:
        raise NotFound
    if about.name in OF_LEADS:
        raise Refused("This says something of another entry. Name that one.")
    return about


def looked_at_no_more(about: EntryAbout, around: Circumstances) -> Happening:
    """What was looked at has new words, which nobody has looked at yet; what was found unsafe stays so."""
    marked = Marked(
        author=around.actor.person, for_leads=True, taken=frozenset({Label.LOOKED_AT, Label.MENTION_ALLOWED})
    )
    return Happening(marked, stream=around.mint(), matter=about.matter, file=about.file, about=about.root)


def _marked(
    about: EntryAbout,
    around: Circumstances,
    said: LookAt | DecideOnMarks,
    *,
    put: Labels,
    taken: Labels = frozenset(),
) -> Happening:
    marked = Marked(author=around.actor.person, for_leads=True, put=put, taken=taken, reason=said.reason)
    return Happening(marked, matter=about.matter, file=about.file, about=about.root)


LOOKING = Decider("looking", Unbound(), evolve_unbound, checked({LookAt: look_at, DecideOnMarks: decide_on_marks}))
