"""The projections that are written in the transaction of the entry itself, in one list."""

from __future__ import annotations

from typing import Protocol

from case_store.journal.inline import Inline
from projections.adopted_policy import AdoptedPolicy
from projections.agreements import Agreements
from projections.entry_index import EntryIndex
from projections.marks import Marks
from projections.relations import Relations


class Derived(Inline, Protocol):
    """An inline projection with a name, by which it can be derived again and compared."""

    name: str


INLINE: tuple[Derived, ...] = (Relations(), Agreements(), EntryIndex(), AdoptedPolicy(), Marks())
"""Handed to the journal's writer, which inserts their rows, and to the projector, which derives them again."""
