"""The closed lists of words that the directory of agencies uses."""

from __future__ import annotations

from enum import StrEnum


class AgencyKind(StrEnum):
    """What kind of service an agency is."""

    MENTAL_HEALTH = "mental_health"  # child and adolescent mental health services
    EDUCATIONAL_PSYCHOLOGY = "educational_psychology"
    EDUCATION_WELFARE = "education_welfare"  # attendance
    BEHAVIOUR_SUPPORT = "behaviour_support"
    SPECIAL_NEEDS_SUPPORT = "special_needs_support"
    ALTERNATIVE_PROVISION = "alternative_provision"  # a pupil referral unit, another school, an off-site provider
    VIRTUAL_SCHOOL = "virtual_school"
    SOCIAL_CARE = "social_care"
    EARLY_HELP = "early_help"
    HEALTH = "health"
    SPEECH_AND_LANGUAGE = "speech_and_language"
    YOUTH_JUSTICE = "youth_justice"
    POLICE = "police"
    CAREERS = "careers"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class PlacementKind(StrEnum):
    """Why a pupil is taught somewhere else as well."""

    DUAL_ROLL = "dual_roll"
    OFF_SITE_DIRECTION = "off_site_direction"
    OUTREACH = "outreach"  # taught here, by somebody who comes from there
