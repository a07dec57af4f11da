"""The closed lists of words that a pastoral support programme is planned and signed in."""

from __future__ import annotations

from enum import StrEnum


class AdjustmentKind(StrEnum):
    """What in the pupil's school day may be adjusted (the guide: teaching groups, a seating plan, the timetable)."""

    TEACHING_GROUP = "teaching_group"
    SEATING = "seating"
    TIMETABLE = "timetable"
    OTHER = "other"


class Considered(StrEnum):
    """What became of an adjustment that was considered."""

    MADE = "made"
    PLANNED = "planned"
    NOT_MADE = "not_made"


class PlanKind(StrEnum):
    """Another plan for the same pupil."""

    BEHAVIOUR_PLAN = "behaviour_plan"
    SEN_SUPPORT_PLAN = "sen_support_plan"
    EHC_PLAN = "ehc_plan"
    INDIVIDUAL_EDUCATION_PLAN = "individual_education_plan"
    PERSONAL_EDUCATION_PLAN = "personal_education_plan"
    EARLY_HELP_PLAN = "early_help_plan"
    OTHER = "other"


RUNS_BESIDE = frozenset({PlanKind.SEN_SUPPORT_PLAN, PlanKind.EHC_PLAN, PlanKind.PERSONAL_EDUCATION_PLAN})
"""Plans that a pastoral support programme never replaces: they go on beside it."""


class Need(StrEnum):
    """Which needs were reviewed before anything was planned."""

    LITERACY = "literacy"
    OTHER_LEARNING = "other_learning"
    SOCIAL_AND_EMOTIONAL = "social_and_emotional"


class Found(StrEnum):
    """What a review of needs found."""

    NO_NEED = "no_need"
    NEED = "need"
    NEED_MET_ALREADY = "need_met_already"
    ASSESSMENT_WANTED = "assessment_wanted"  # by somebody from outside the school
    NOT_REVIEWED = "not_reviewed"


class Horizon(StrEnum):
    """How far ahead a target or a commitment looks."""

    SHORT_TERM = "short_term"
    LONG_TERM = "long_term"


class Side(StrEnum):
    """From which side help, a reward or a signature comes."""

    PUPIL = "pupil"
    PARENT = "parent"
    SCHOOL = "school"
    AGENCY = "agency"


class How(StrEnum):
    """How a target is supported (the guide's list)."""

    MENTOR = "mentor"  # an adult with suitable training
    COUNSELLING = "counselling"
    SPECIALIST_SUPPORT = "specialist_support"  # for bereavement, bullying, alcohol or drugs, mental health
    LEARNING_PROGRAMME = "learning_programme"
    SOCIAL_SKILLS_PROGRAMME = "social_skills_programme"
    IN_REACH = "in_reach"  # alternative provision comes to the school
    OUTREACH = "outreach"  # the pupil is with alternative provision for some of the time
    PEER_MENTOR = "peer_mentor"  # found unsuccessful by research: it needs a reason
    TIME_TOGETHER = "time_together"  # a parent's, in what the pupil enjoys
    KEEPING_IN_TOUCH = "keeping_in_touch"
    IN_LESSONS = "in_lessons"
    OTHER = "other"


class Occasion(StrEnum):
    """At which occasion something was agreed."""

    INITIAL_MEETING = "initial_meeting"
    REVIEW_MEETING = "review_meeting"
    BETWEEN_MEETINGS = "between_meetings"


class Missing(StrEnum):
    """What a target does not say yet."""

    MEASURE = "measure"
    FROM_WHAT = "from_what"
    TO_WHAT = "to_what"
    BY = "by"
    SUPPORTER = "supporter"
    WHY_IT_MATTERS = "why_it_matters"
    REWARD = "reward"
    CONSEQUENCE = "consequence"


NEEDED = frozenset({Missing.MEASURE, Missing.BY, Missing.SUPPORTER})
"""Without these nothing is agreed: nobody could tell whether the target was met, by when, and with whose help."""


class Evidence(StrEnum):
    """How somebody signed: by themself in this system, on paper, or aloud before a witness."""

    HERE = "here"
    PAPER = "paper"
    ALOUD = "aloud"
