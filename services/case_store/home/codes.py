"""The closed lists of words that communication with home uses."""

from __future__ import annotations

from enum import StrEnum

from case_store.vocabulary import Tie


class Way(StrEnum):
    """How school and home reach each other."""

    IN_PERSON = "in_person"
    LETTER = "letter"
    TELEPHONE = "telephone"
    EMAIL = "email"
    TEXT_MESSAGE = "text_message"
    PLANNER = "planner"  # the pupil's planner or home-school diary
    HOME_VISIT = "home_visit"


class MetBy(StrEnum):
    """Who meets the parents: a school may prefer that the line manager is there."""

    ELSA_ALONE = "elsa_alone"
    ELSA_AND_LINE_MANAGER = "elsa_and_line_manager"
    OTHER_STAFF = "other_staff"


class StandingKind(StrEnum):
    """As what somebody stands to a pupil in education law, or what an order or a decision says of them."""

    NATURAL_PARENT = "natural_parent"  # with or without parental responsibility: a parent in education law
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    CARE = "care"  # with whom the pupil lives and who looks after them
    SPECIAL_GUARDIAN = "special_guardian"
    LIVES_WITH_ORDER = "lives_with_order"
    SPENDS_TIME_WITH_ORDER = "spends_time_with_order"  # gives no standing, and takes none
    EXCLUDING_ORDER = "excluding_order"
    LEADS_DECISION = "leads_decision"
    RELATIVE = "relative"
    PARTNER = "partner"  # of a parent, without responsibility or care


EXCLUDES = frozenset({StandingKind.EXCLUDING_ORDER, StandingKind.LEADS_DECISION})
"""What excludes somebody, whatever else they are to the pupil."""
ORDERS = frozenset({StandingKind.LIVES_WITH_ORDER, StandingKind.SPENDS_TIME_WITH_ORDER, StandingKind.EXCLUDING_ORDER})
"""What a court says: believed once its order was seen."""

TIES: dict[StandingKind, Tie | None] = {
    StandingKind.NATURAL_PARENT: Tie.PARENT,
    StandingKind.PARENTAL_RESPONSIBILITY: Tie.PARENT,
    StandingKind.CARE: Tie.PARENT,
    StandingKind.SPECIAL_GUARDIAN: Tie.PARENT,
    StandingKind.LIVES_WITH_ORDER: Tie.PARENT,
    StandingKind.SPENDS_TIME_WITH_ORDER: None,
    StandingKind.EXCLUDING_ORDER: Tie.EXCLUDED_PARENT,
    StandingKind.LEADS_DECISION: Tie.EXCLUDED_PARENT,
    StandingKind.RELATIVE: Tie.KIN,
    StandingKind.PARTNER: Tie.KIN,
}
"""The tie that follows from each: natural parents, those with responsibility and those with care are parents."""


class Evidence(StrEnum):
    """What was seen or heard that shows it."""

    BIRTH_CERTIFICATE = "birth_certificate"
    COURT_ORDER = "court_order"
    WRITTEN_AGREEMENT = "written_agreement"
    ADMISSION_FORM = "admission_form"
    SOCIAL_CARE = "social_care"
    POLICE = "police"
    WORD_OF_MOUTH = "word_of_mouth"
    OTHER = "other"
