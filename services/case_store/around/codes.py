"""The closed lists of words about the support around a pupil."""

from __future__ import annotations

from enum import StrEnum


class CoordinatedBy(StrEnum):
    """From where the support of a pupil is coordinated."""

    SEN = "sen"
    BEHAVIOUR_AND_ATTENDANCE = "behaviour_and_attendance"
    BOTH = "both"


class SupportsAs(StrEnum):
    """In what way somebody supports a pupil."""

    PASTORAL_CARE = "pastoral_care"
    HELP_IN_CLASS = "help_in_class"
    SPECIAL_SESSIONS = "special_sessions"
    MENTORING = "mentoring"
    COUNSELLING = "counselling"
    TRUSTED_ADULT = "trusted_adult"
    WORK_WITH_HOME = "work_with_home"
    AGENCY = "agency"


class StaffNeed(StrEnum):
    """What staff around a pupil need so that their responses are effective and appropriate (sheet 3.1)."""

    GUIDANCE = "guidance"
    TRAINING = "training"
    COMMON_APPROACH = "common_approach"
    ANOTHER_ADULT = "another_adult"
    TIME_TO_TALK = "time_to_talk"
    RELIEF = "relief"
    OTHER = "other"


class NeedStands(StrEnum):
    """What became of what staff need."""

    ARRANGED = "arranged"
    NOT_NOW = "not_now"


class HelpStands(StrEnum):
    """How a request for help stands."""

    WAITING = "waiting"
    ARRANGED = "arranged"
    PASSED_ON = "passed_on"
    DECLINED = "declined"


class UnitEnding(StrEnum):
    """Why a place in a support unit ended."""

    BACK_IN_LESSONS = "back_in_lessons"
    OTHER_PROVISION = "other_provision"
    PUPIL_CHOSE = "pupil_chose"
    HOME_CHOSE = "home_chose"
    LEFT_SCHOOL = "left_school"
    OTHER = "other"
