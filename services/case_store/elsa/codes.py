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


class DesignedBy(StrEnum):
    """Who designed a programme (the ELSA job description: an educational psychologist, or other professionals)."""

    ELSA = "elsa"
    EDUCATIONAL_PSYCHOLOGIST = "educational_psychologist"
    OTHER_PROFESSIONAL = "other_professional"


class Ending(StrEnum):
    """Why support came to its end."""

    AIMS_MET = "aims_met"
    TIME_IS_UP = "time_is_up"
    PUPIL_CHOSE = "pupil_chose"
    BROADER_NETWORK = "broader_network"
    PUPIL_LEFT = "pupil_left"
    GROUP_ENDED = "group_ended"
    OTHER = "other"


class Guide(StrEnum):
    """A guide of the code of practice that was passed: each asks for a reason, and none refuses what happened."""

    LONGER_THAN_USUAL = "longer_than_usual"
    MORE_THAN_WEEKLY = "more_than_weekly"
    OUT_OF_FAVOURITE_LESSON = "out_of_favourite_lesson"
    BEYOND_ITS_WEEKS = "beyond_its_weeks"
