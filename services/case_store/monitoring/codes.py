"""The closed lists of words of monitoring."""

from __future__ import annotations

from enum import StrEnum


class HowOften(StrEnum):
    """How often a plan is monitored (the guide: weekly or fortnightly; daily where that helps)."""

    EVERY_LESSON = "every_lesson"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"


class Of(StrEnum):
    """What is marked: one lesson by whoever taught it; a day, or the time since the last mark, by the key worker."""

    LESSON = "lesson"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"


class Unmarked(StrEnum):
    """Why there is no mark. None of these ever counts against the pupil."""

    ABSENT = "absent"
    LESSON_LOST = "lesson_lost"  # a trip, an exam, cover that could not, the school closed
    NOT_MARKED = "not_marked"  # nobody got round to it
