"""The closed lists of words that emotional literacy support uses."""

from __future__ import annotations

from enum import StrEnum


class RequestedBy(StrEnum):
    """Who asked for the support."""

    STAFF = "staff"
    PARENT = "parent"
    PUPIL = "pupil"


class ReferralStands(StrEnum):
    """How a referral stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Strand(StrEnum):
    """What a programme works on (the ELSA job description's strands)."""

    RECOGNISING_EMOTIONS = "recognising_emotions"
    EMOTIONAL_VOCABULARY = "emotional_vocabulary"
    MANAGING_STRESS = "managing_stress"
    GRIEF = "grief"
    ANGER_AND_CONFLICT = "anger_and_conflict"
    FRIENDSHIP_AND_SOCIAL_SKILLS = "friendship_and_social_skills"
    SELF_ESTEEM = "self_esteem"
    LOSS_AND_BEREAVEMENT = "loss_and_bereavement"


class Phase(StrEnum):
    """How far a programme is: its sessions, a lighter touch-base contact afterwards, or over."""

    SESSIONS = "sessions"
    TOUCH_BASE = "touch_base"
    ENDED = "ended"


class Met(StrEnum):
    """Whether an objective was met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class NotHeld(StrEnum):
    """Why a session was not held, or was cut short."""

    ABSENT = "absent"
    DECLINED = "declined"
    NOT_RELEASED = "not_released"
    NO_ROOM = "no_room"
    ELSA_CALLED_AWAY = "elsa_called_away"
    CLOSED = "closed"
