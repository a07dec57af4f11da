"""What an entry says in clear of its own words: whose they are, whom else they mention, whether they are about home."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

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
