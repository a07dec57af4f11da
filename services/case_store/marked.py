"""What an entry says in clear of its own words: whose they are, whom else they mention, whether they are about home."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from case_store.decider import Circumstances, EntryAbout
from case_store.entry import Labelled, Person
from case_store.sets import People
from case_store.vocabulary import Label, Role

SaidBy = Annotated[UUID | None, Person(Role.SAID_BY), Labelled(Label.SAID_BY)]
"""Whose words are written down, where they are not the author's own: nobody else's parent reads them."""
Mentions = Annotated[People, Person(Role.MENTIONED)]
"""Other pupils in the words, by id."""
MentionsPupil = Annotated[bool, Labelled(Label.MENTIONS_PUPIL)]
"""Whether the words speak of another pupil, known by an id or not. Until a lead decides, no parent reads them."""
AboutHome = Annotated[bool, Labelled(Label.ABOUT_HOME)]
"""Whether the words are about home: until somebody has looked at them, they count as unsafe for parents."""


class OfWords(BaseModel):
    """What whoever writes says of the words: who said them, which other pupils they mention, and whether of home.

    `mentions_pupil` is for another pupil whose id the writer does not give.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    said_by: UUID | None = None
    mentions: People = frozenset()
    mentions_pupil: bool = False
    about_home: bool = False


def of_words(said: OfWords, around: Circumstances, pupil: UUID | None = None) -> dict[str, Any]:
    """The fields of an event that say whose its words are and whom they mention.

    The author's own words are said by nobody else, and the pupil whose entry it is does not count as mentioned in it:
    `pupil`, if it is not the one whom the command is about.
    """
    whose = pupil or (around.pupil.id if around.pupil is not None else None)
    mentions = said.mentions - {whose}
    return {
        "said_by": None if said.said_by == around.actor.person else said.said_by,
        "mentions": mentions,
        "mentions_pupil": said.mentions_pupil or bool(mentions),
        "about_home": said.about_home,
    }


def carried_on(said: OfWords, about: EntryAbout, around: Circumstances) -> dict[str, Any]:
    """The same for a correction: what was said of the words it corrects stands, and what is said now is added."""
    before = OfWords(
        said_by=next((person for role, person in about.people if role is Role.SAID_BY), None),
        mentions=frozenset(person for role, person in about.people if role is Role.MENTIONED),
        mentions_pupil=Label.MENTIONS_PUPIL in about.labels,
        about_home=Label.ABOUT_HOME in about.labels,
    )
    both = OfWords(
        said_by=said.said_by or before.said_by,
        mentions=said.mentions | before.mentions,
        mentions_pupil=said.mentions_pupil or before.mentions_pupil,
        about_home=said.about_home or before.about_home,
    )
    return of_words(both, around)
