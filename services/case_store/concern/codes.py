"""The closed lists of words that a concern uses."""

from __future__ import annotations

from enum import StrEnum


class PassedOnFor(StrEnum):
    """Why a concern went to the next in line."""

    UNOPENED = "unopened"
    BARRED = "barred"
    CHOSEN = "chosen"
