"""The closed lists of words that gathering documents and hearing people uses."""

from __future__ import annotations

from enum import StrEnum


class Document(StrEnum):
    """What is gathered before the first meeting of a plan."""

    SUMMARY = "summary"
    PUPIL_QUESTIONNAIRE = "pupil_questionnaire"
    PARENT_QUESTIONNAIRE = "parent_questionnaire"  # one for each parent or carer
    STAFF_QUESTIONNAIRE = "staff_questionnaire"
    BEHAVIOUR_LOG = "behaviour_log"
    SENCO_COMMENTS = "senco_comments"
    INDIVIDUAL_PLANS = "individual_plans"
    ATTENDANCE = "attendance"
    CURRENT_SUPPORT = "current_support"
    EXCLUSIONS = "exclusions"


QUESTIONNAIRES = frozenset({Document.PUPIL_QUESTIONNAIRE, Document.PARENT_QUESTIONNAIRE, Document.STAFF_QUESTIONNAIRE})
"""What somebody is asked in their own words: each is an entry of that person's words, and in no other document."""


class NotAvailable(StrEnum):
    """Why a document is not to be had."""

    NONE_HELD = "none_held"
    DECLINED = "declined"
    NOT_RETURNED = "not_returned"
    HELD_ELSEWHERE = "held_elsewhere"
    TOO_LATE = "too_late"
    OTHER = "other"


class FormKind(StrEnum):
    """Which form: two for pupils, of which the one is used that suits this pupil, whatever their age."""

    PUPIL_PRIMARY = "pupil_primary"
    PUPIL_SECONDARY = "pupil_secondary"
    PARENT = "parent"
    STAFF = "staff"
    DISCUSSION = "discussion"  # with parent or pupil: prompts, and the headings of a plan


FOR_PUPILS = frozenset({FormKind.PUPIL_PRIMARY, FormKind.PUPIL_SECONDARY})
"""The forms that ask whether somebody hurt or frightened the pupil."""
BY_PUPILS = FOR_PUPILS | {FormKind.DISCUSSION}
BY_PARENTS = frozenset({FormKind.PARENT, FormKind.DISCUSSION})


class Occasion(StrEnum):
    """When a pupil was heard."""

    BEFORE_THE_PLAN = "before_the_plan"
    AT_A_REVIEW = "at_a_review"
    IN_BETWEEN = "in_between"


class ProfileKind(StrEnum):
    """In which shape a pupil says what everybody should know of them."""

    ONE_PAGE_PROFILE = "one_page_profile"
    COMMUNICATION_PASSPORT = "communication_passport"
