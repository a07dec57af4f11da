"""The closed lists of words that meetings use."""

from __future__ import annotations

from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is for: a referral to those outside the school, or one point of a pastoral support programme."""

    REFERRAL = "referral"
    PSP_INITIAL = "psp_initial"
    PSP_REVIEW = "psp_review"
    PSP_FINAL = "psp_final"


class PlanMeeting(StrEnum):
    """The meetings of a pastoral support programme."""

    PSP_INITIAL = "psp_initial"
    PSP_REVIEW = "psp_review"
    PSP_FINAL = "psp_final"


class Step(StrEnum):
    """The steps that the guide goes through: what an item of an agenda, or of a summary, belongs to."""

    ASSESS = "assess"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"


class InviteeKind(StrEnum):
    """As whom somebody is asked to come."""

    STAFF = "staff"
    PARENT = "parent"
    PUPIL = "pupil"
    AGENCY = "agency"


class InvitationBasis(StrEnum):
    """On which basis an agency learns, by being invited, that there is such a meeting. Agreement is none of them."""

    PUBLIC_TASK = "public_task"
    LEGAL_OBLIGATION = "legal_obligation"
    SAFEGUARDING = "safeguarding"
    VITAL_INTERESTS = "vital_interests"
    LEGITIMATE_INTERESTS = "legitimate_interests"  # of a school that is no public authority


class ParentsKnow(StrEnum):
    """Whether the parents know that this agency is invited: the invitation itself tells something."""

    THEY_ASKED_FOR_IT = "they_asked_for_it"
    TOLD = "told"
    TO_BE_TOLD = "to_be_told"
    NOT_TOLD = "not_told"


UNTOLD = frozenset({ParentsKnow.TO_BE_TOLD, ParentsKnow.NOT_TOLD})
"""While this is so, what parents could read of an agency would tell them."""


class Attendance(StrEnum):
    """Whether somebody came."""

    ATTENDED = "attended"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class AgreementOf(StrEnum):
    """Whose agreement was asked for: a parent's, or that of a pupil who can judge it."""

    PARENT = "parent"
    PUPIL = "pupil"


class Item(StrEnum):
    """The nine things that a referral meeting agrees."""

    APPROACH = "approach"
    PLAN = "plan"
    RESPONSIBILITY = "responsibility"
    FEEDBACK = "feedback"
    CONTACT = "contact"
    MONITORING = "monitoring"
    HOME = "home"
    SUPPORT = "support"
    PROTOCOL = "protocol"


class Frequency(StrEnum):
    """How often something comes round."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    HALF_TERMLY = "half_termly"
    TERMLY = "termly"
    WHEN_NEEDED = "when_needed"


class Going(StrEnum):
    """How what was agreed is going, when it is looked at again."""

    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


class Exit(StrEnum):
    """Why what was agreed comes to its end."""

    NO_LONGER_NEEDED = "no_longer_needed"
    TAKEN_ON = "taken_on"  # by an agency, or in another plan
    NOT_WORKING = "not_working"  # something else is tried
    MOVED_SCHOOL = "moved_school"
    NOT_WANTED = "not_wanted"  # by parent or pupil
