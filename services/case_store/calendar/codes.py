"""The closed lists of words of the school's calendar."""

from __future__ import annotations

from enum import StrEnum


class Nation(StrEnum):
    """Which bank holidays the school keeps."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class Span(StrEnum):
    """What a time in the school's calendar is."""

    TERM = "term"
    HALF_TERM = "half_term"
    CLOSURE = "closure"
    TRAINING_DAY = "training_day"


class Calendar(StrEnum):
    """By which calendar days are counted: every day, those on which pupils come, those on which offices work."""

    DAYS = "days"
    SCHOOL_DAYS = "school_days"
    WORKING_DAYS = "working_days"
