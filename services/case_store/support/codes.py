"""The closed lists of words for an ELSA's own support."""

from __future__ import annotations

from enum import StrEnum


class Blocker(StrEnum):
    """What stands in the way of ELSA work (code of practice, "A supportive line manager")."""

    PUPIL_NOT_RELEASED = "pupil_not_released"
    ELSA_NOT_RELEASED = "elsa_not_released"
    NO_ROOM = "no_room"
    TOO_MANY_PUPILS = "too_many_pupils"
    UNREALISTIC_EXPECTATIONS = "unrealistic_expectations"
    ASKED_BEYOND_TRAINING = "asked_beyond_training"
    PULLED_INTO_BEHAVIOUR_INCIDENTS = "pulled_into_behaviour_incidents"
    OTHER = "other"


class BlockerStands(StrEnum):
    """What came of a blocker."""

    BEING_LOOKED_INTO = "being_looked_into"
    SOLVED = "solved"
    STAYS = "stays"


class SupervisedHow(StrEnum):
    """How an ELSA was supervised."""

    GROUP = "group"
    INDIVIDUAL = "individual"
