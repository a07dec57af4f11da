"""Sets of words and of people that are always written in the same order, so that the same fact is the same bytes."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import PlainSerializer

from case_store.vocabulary import Audience, Label


def _in_order(ids: frozenset[UUID]) -> list[UUID]:
    return sorted(ids)


def _in_alphabet(audiences: frozenset[Audience]) -> list[Audience]:
    return sorted(audiences)


def _by_name(labels: frozenset[Label]) -> list[Label]:
    return sorted(labels)


People = Annotated[frozenset[UUID], PlainSerializer(_in_order, return_type=list[UUID])]
"""Ids of people, without order among them."""
Audiences = Annotated[frozenset[Audience], PlainSerializer(_in_alphabet, return_type=list[Audience])]
"""The audiences for which something was written."""
Labels = Annotated[frozenset[Label], PlainSerializer(_by_name, return_type=list[Label])]
"""Labels of an entry."""
