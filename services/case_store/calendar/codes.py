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


class DueBy(StrEnum):
    """The rule from which a due date follows."""

    DAYS_AFTER = "days_after"
    SCHOOL_DAYS_AFTER = "school_days_after"
    WORKING_DAYS_AFTER = "working_days_after"
    END_OF_TERM = "end_of_term"
    EVE_OF_SCHOOL_YEAR = "eve_of_school_year"
    ACCREDITATION_ENDS = "accreditation_ends"
    MONTHS_WITHOUT_SUPERVISION = "months_without_supervision"
    PLANNED_DAY = "planned_day"
    WEEKLY = "weekly"
    SCHOOL_DAYS_WITHOUT_SESSION = "school_days_without_session"
    PLANNED_WEEKS = "planned_weeks"
    TERM_OF_ITS_END = "term_of_its_end"
    DAYS_AFTER_ITS_END = "days_after_its_end"
    AGREEMENT_ENDS = "agreement_ends"
    HOURS_UNOPENED = "hours_unopened"
    SCHOOL_WEEKS = "school_weeks"
    MOVED_BY_PAUSE = "moved_by_pause"
    MOVED_FROM_HOLIDAY = "moved_from_holiday"
    TIME_LIMIT = "time_limit"
    DAY_IT_WAS_ASKED = "day_it_was_asked"
