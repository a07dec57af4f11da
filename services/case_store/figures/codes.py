"""The closed lists of words of figures."""

from __future__ import annotations

from enum import StrEnum


class Exclusion(StrEnum):
    """A suspension ends and the pupil comes back; a permanent exclusion does not. Two different things."""

    SUSPENSION = "suspension"
    PERMANENT = "permanent_exclusion"


class Reason(StrEnum):
    """Why a pupil was suspended or permanently excluded (the department's list)."""

    ASSAULT_ON_PUPIL = "assault_on_pupil"
    ASSAULT_ON_ADULT = "assault_on_adult"
    ABUSE_OF_PUPIL = "abuse_of_pupil"
    ABUSE_OF_ADULT = "abuse_of_adult"
    WEAPON = "weapon"
    BULLYING = "bullying"
    RACIST_ABUSE = "racist_abuse"
    ABUSE_OF_ORIENTATION_OR_IDENTITY = "abuse_of_orientation_or_identity"
    ABUSE_OF_DISABILITY = "abuse_of_disability"
    SEXUAL_MISCONDUCT = "sexual_misconduct"
    DRUGS_OR_ALCOHOL = "drugs_or_alcohol"
    DAMAGE = "damage"
    THEFT = "theft"
    MISUSE_OF_SOCIAL_MEDIA = "misuse_of_social_media"
    BREACH_OF_HEALTH_MEASURES = "breach_of_health_measures"
    PERSISTENT_DISRUPTION = "persistent_disruption"
    OTHER = "other"


class ToTell(StrEnum):
    """Who is told of each suspension and permanent exclusion: the authority always, the others where there is one."""

    AUTHORITY = "authority"
    SOCIAL_WORKER = "social_worker"
    VIRTUAL_SCHOOL_HEAD = "virtual_school_head"


class Withdrawn(StrEnum):
    """Why a suspension or permanent exclusion is none any longer."""

    CANCELLED = "cancelled"  # by the head, before the governors met
    REINSTATED = "reinstated"  # by the governors, of their own motion or after a review panel
    ENTERED_WRONGLY = "entered_wrongly"


class Counted(StrEnum):
    """What the governors are told of a term: of how many pupils it is true."""

    PSP_RUNNING = "psp_running"
    SUSPENDED = "suspended"
    PERMANENTLY_EXCLUDED = "permanently_excluded"
    WITH_INCIDENTS = "with_incidents"
