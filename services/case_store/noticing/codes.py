"""The closed lists of words that noticing a pupil uses."""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """The early signs of difficulty for which all staff are to watch (the pupil support toolkit, activity 3.2)."""

    ATTENDANCE_AND_PUNCTUALITY = "attendance_and_punctuality"
    PERFORMANCE_AND_PARTICIPATION = "performance_and_participation"
    APPEARANCE = "appearance"
    MANNER_WITH_OTHERS = "manner_with_others"
    SOCIAL_GROUP = "social_group"


class SignStands(StrEnum):
    """How a sign stands when it is looked at again."""

    EASED = "eased"
    UNCHANGED = "unchanged"
    MORE = "more"
    USUAL_FOR_PUPIL = "usual_for_pupil"


class HowWas(StrEnum):
    """How the pupil was at a check-in."""

    CHEERFUL = "cheerful"
    CALM = "calm"
    TIRED = "tired"
    QUIET = "quiet"
    UNSETTLED = "unsettled"
    WORRIED = "worried"
    SAD = "sad"
    ANGRY = "angry"
    NOT_SEEN = "not_seen"
