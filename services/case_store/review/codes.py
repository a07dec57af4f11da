"""The closed lists of words in which a pastoral support programme is reviewed, put off and ended."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What a review came to for the plan as a whole."""

    GOING_WELL = "going_well"
    SOME_PROGRESS = "some_progress"
    NO_PROGRESS = "no_progress"
    GETTING_WORSE = "getting_worse"


class Progress(StrEnum):
    """How far the pupil has come towards one target."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class Kept(StrEnum):
    """What became of a commitment: an adult's, or the pupil's."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"


class Adjusted(StrEnum):
    """What a review adjusted; what it says now stands with the plan itself."""

    TARGETS = "targets"
    COMMITMENTS = "commitments"
    MONITORING = "monitoring"
    REWARDS = "rewards"


class NotHeldWhy(StrEnum):
    """Why a review was not held."""

    PUPIL_ABSENT = "pupil_absent"
    PARENT_COULD_NOT_COME = "parent_could_not_come"
    STAFF_ABSENT = "staff_absent"
    AGENCY_COULD_NOT_COME = "agency_could_not_come"
    SCHOOL_CLOSED = "school_closed"
    NOT_ARRANGED = "not_arranged"
    OTHER = "other"


class PauseWhy(StrEnum):
    """Why a plan waits."""

    LONG_ABSENCE = "long_absence"
    PLACED_ELSEWHERE = "placed_elsewhere"
    FAMILY_CIRCUMSTANCES = "family_circumstances"
    ASSESSMENT_AWAITED = "assessment_awaited"
    SCHOOL_CLOSED = "school_closed"
    OTHER = "other"


class Advice(StrEnum):
    """How it stands with the authority's advice."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class Option(StrEnum):
    """What is considered where a plan was not successful."""

    OFF_SITE_DIRECTION = "off_site_direction"
    MANAGED_MOVE = "managed_move"
    ASSESSMENT_FOR_EHC_PLAN = "assessment_for_ehc_plan"
    EARLY_ANNUAL_REVIEW = "early_annual_review"
    ALTERNATIVE_PROVISION = "alternative_provision"
    SPECIALIST_ASSESSMENT = "specialist_assessment"
    REFERRAL_MEETING = "referral_meeting"
    FURTHER_PLAN = "further_plan"


class OtherEnding(StrEnum):
    """How a plan ends without a final meeting."""

    MOVED_SCHOOL = "moved_school"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXCLUDED_MEANWHILE = "excluded_meanwhile"


class EndedBy(StrEnum):
    """How a plan ended."""

    JUDGED = "judged"  # at a final meeting
    MOVED_SCHOOL = "moved_school"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXCLUDED_MEANWHILE = "excluded_meanwhile"
