"""The closed lists of words that actions and referrals to agencies use."""

from __future__ import annotations

from enum import StrEnum


class Response(StrEnum):
    """Whether something helps at once, or over time."""

    IMMEDIATE = "immediate"
    LONG_TERM = "long_term"


class CameTo(StrEnum):
    """What came of an action."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class Dropped(StrEnum):
    """Why an action, or a referral, is not gone on with."""

    NO_LONGER_NEEDED = "no_longer_needed"
    DONE_OTHERWISE = "done_otherwise"
    AGREEMENT_WITHDRAWN = "agreement_withdrawn"
    PUPIL_LEFT = "pupil_left"
    SET_IN_ERROR = "set_in_error"
    OTHER = "other"


class Stage(StrEnum):
    """How far a referral to an agency has come, or is to come next."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    DECIDED = "decided"
    TOLD_SCHOOL = "told_school"


class Decision(StrEnum):
    """What an agency decided."""

    ACCEPTED = "accepted"
    WAITING_LIST = "waiting_list"
    MORE_ASKED = "more_asked"  # it wants to know more before it decides
    SENT_ON = "sent_on"  # to another agency
    DECLINED = "declined"


OPEN_STILL = frozenset({Decision.WAITING_LIST, Decision.MORE_ASKED})
"""Decisions after which another is to come."""


class Stands(StrEnum):
    """How an action stands on a day. It is worked out when somebody asks, and stored nowhere."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"


class Answer(StrEnum):
    """What an agency answered when asked whether its words may go further."""

    AGREED = "agreed"
    IN_PART = "in_part"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
