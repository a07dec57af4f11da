"""Where a command goes, for rules that cannot do without it."""

from __future__ import annotations

from uuid import UUID

from case_store.decider import Circumstances
from case_store.errors import NotFound


def thing(around: Circumstances) -> UUID:
    """The id of the thing that the command makes or acts on."""
    return _found(around.stream)


def case_of(around: Circumstances) -> UUID:
    """The case of the pupil whom the command is about, whether or not one was ever opened."""
    return _found(around.case)


def pupil_of(around: Circumstances) -> UUID:
    """The pupil whom the command is about."""
    return _found(around.pupil.id if around.pupil is not None else None)


def _found(found: UUID | None) -> UUID:
    if found is None:
        raise NotFound
    return found
