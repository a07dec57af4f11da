"""The closed lists of words of the practitioner register."""

from __future__ import annotations

from enum import StrEnum


class HoursOf(StrEnum):
    """What the hours between the training days and the qualification are for."""

    ONE_TO_ONE_SUPPORT = "one_to_one_support"
    ASSESSMENT = "assessment"


class Gathering(StrEnum):
    """What practitioners keep meeting for once they have qualified."""

    NETWORKING = "networking"
    SUPERVISION = "supervision"
