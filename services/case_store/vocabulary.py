"""The closed lists of words that the record, its rules and its policy share."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NewType
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

PersonId = NewType("PersonId", UUID)


class Level(StrEnum):
    """How much of an entry a reader is told: nothing, that it exists, its summary, all of it."""

    NONE = "none"
    EXISTENCE = "existence"
    SUMMARY = "summary"
    FULL = "full"

    @property
    def rank(self) -> int:
        """The place of this level, 0 (nothing) to 3 (all)."""
        return _RANKS[self]

    def covers(self, other: Level) -> bool:
        """Whether a reader at this level is told what may be told at `other`."""
        return self.rank >= other.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Part(StrEnum):
    """Which kind of content an entry holds: the parts of the access table that are built.

    `SERVICE` is ours: what the service needs to know about itself (settings, the adopted policy, bars).
    The table is silent about it, so nobody reads it.
    """

    DIRECTORY = "directory"
    CONTACTS = "contacts"
    STRATEGIES = "strategies"
    REFERRAL = "referral"
    PROGRAMME = "programme"
    PLANS = "plans"
    SESSIONS = "sessions"
    AGREEMENT = "agreement"
    CONCERNS = "concerns"
    ADULT_CONCERNS = "adult_concerns"
    TELLINGS = "tellings"
    TOLD = "told"
    STAFF = "staff"
    HOME = "home"
    SIGNS = "signs"
    GROUP = "group"
    CHECK_INS = "check_ins"
    IMPACT = "impact"
    ELSA_SUPPORT = "elsa_support"
    PSP_DOCUMENTS = "psp_documents"
    PARENT_WORDS = "parent_words"
    PUPIL_WORDS = "pupil_words"
    TARGETS = "targets"
    SIGNATURES = "signatures"
    MONITORING = "monitoring"
    REVIEWS = "reviews"
    MEETINGS = "meetings"
    ACTIONS = "actions"
    SUPPORT_MAP = "support_map"
    FIGURES = "figures"
    SERVICE = "service"


class Post(StrEnum):
    """What a member of staff is appointed as. A post opens nothing by its title: the relation that follows does."""

    DSL = "dsl"
    DEPUTY_DSL = "deputy_dsl"
    HEAD = "head"
    CHAIR = "chair"
    GOVERNOR = "governor"
    SENCO = "senco"
    LINE_MANAGER = "line_manager"
    PSP_COORDINATOR = "psp_coordinator"
    ELSA = "elsa"
    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    SUPPORT_STAFF = "support_staff"
    ADMINISTRATOR = "administrator"
    OFFICE = "office"
    EDUCATIONAL_PSYCHOLOGIST = "educational_psychologist"
    DATA_PROTECTION_OFFICER = "data_protection_officer"


class Tie(StrEnum):
    """How a relation is stored: between a person and a pupil, another person or a matter (posts are `Post`)."""

    FORM_TUTOR = "form_tutor"
    CLASS_TEACHER = "class_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    SUPPORTS = "supports"  # a teaching assistant attached to the pupil
    MENTORS = "mentors"
    COVERS_LESSON = "covers_lesson"
    HEAD_OF_YEAR = "head_of_year"
    ATTENDANCE_LEADER = "behaviour_and_attendance_leader"
    FAMILY_LIAISON = "family_liaison_worker"
    PARENT = "parent"
    EXCLUDED_PARENT = "excluded_parent"
    KIN = "kin"
    RELATIVE = "relative"
    CONFLICT = "conflict"
    MANAGES = "manages"
    SUPERVISES = "supervises"
    DELIVERS = "delivers"
    COVERS = "covers"
    HANDED_OVER = "handed_over"
    REFERRED = "referred"
    COORDINATES = "coordinates"  # a pastoral support programme
    KEY_WORKER = "key_worker"  # of a pastoral support programme
    WORKS_FOR = "works_for"  # an agency, as one of its named people
    PLACED_WITH = "placed_with"  # whom a pupil on two rolls is with, while a dated grant runs
    INVITED = "invited"  # to a meeting, from an agency
    ATTENDED = "attended"
    SUCCEEDS = "succeeds"  # another person of an agency, in one matter
    HOLDS = "holds"
    SUBJECT = "subject"
    TOLD_FULL = "told_full"


class Relation(StrEnum):
    """How a reader stands to the school, the pupil or the matter, today: the words that policy reads."""

    # to the custodian
    STAFF = "staff"
    LEAD = "lead"
    HEAD = "head"
    CHAIR = "chair"
    GOVERNOR = "governor"
    ELSA = "elsa"
    ADMINISTRATOR = "administrator"
    OFFICE = "office"
    LINE_MANAGER_POST = "line_manager_post"  # opens nothing; decides on referrals that name no ELSA yet
    PSP_COORDINATOR_POST = "psp_coordinator_post"  # opens nothing; proposes plans
    EDUCATIONAL_PSYCHOLOGIST = "educational_psychologist"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    AGENCY_WORKER = "agency_worker"  # in post at an agency that the school knows; opens nothing
    # to the pupil
    FORM_TUTOR = "form_tutor"
    CLASS_TEACHER = "class_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    SENCO = "senco"
    ELSA_OF_PUPIL = "elsa_of_pupil"
    LINE_MANAGER_OF_PUPIL = "line_manager_of_pupil"
    COVERING_ELSA_OF_PUPIL = "covering_elsa_of_pupil"
    ASSISTANT_OR_MENTOR = "assistant_or_mentor"
    COVER_TEACHER = "cover_teacher"
    PASTORAL_LEADER = "pastoral_leader"  # head of year, behaviour and attendance leader
    FAMILY_LIAISON_WORKER = "family_liaison_worker"
    PSP_COORDINATOR_OF_PUPIL = "psp_coordinator_of_pupil"  # of a plan that is open
    KEY_WORKER_OF_PUPIL = "key_worker_of_pupil"
    ALTERNATIVE_PROVISION = "alternative_provision"  # on two rolls, while the grant runs
    PARENT = "parent"
    EXCLUDED_PARENT = "excluded_parent"
    KIN = "kin"  # a relative or partner without parental responsibility or care
    PUPIL = "pupil"  # the pupil, with an adult at their side
    RELATIVE = "relative"
    CONFLICT = "conflict"
    # to a member of staff, whose own support it is
    LINE_MANAGER_OF_ELSA = "line_manager_of_elsa"
    SUPERVISING_PSYCHOLOGIST = "supervising_psychologist"
    # to the matter
    DELIVERING_ELSA = "delivering_elsa"
    COVERING_ELSA = "covering_elsa"
    HANDED_OVER = "handed_over"  # to whoever covers or takes over: a handover is recorded
    REFERRER = "referrer"
    LINE_MANAGER = "line_manager"
    PSP_COORDINATOR = "psp_coordinator"  # of this plan
    KEY_WORKER = "key_worker"
    AGENCY_ATTENDED = "agency_attended"  # a meeting of this matter, from an agency
    AGENCY_INVITED = "agency_invited"
    HOLDER = "holder"
    SUBJECT = "subject"
    TOLD_FULL = "told_full"


class Role(StrEnum):
    """What a person is to one entry."""

    AUTHOR = "author"
    SAID_BY = "said_by"
    PRESENT = "present"
    TOLD = "told"
    NAMED = "named"
    SUBJECT = "subject"
    HOLDER = "holder"
    READER = "reader"
    ABOUT = "about"
    ADDRESSEE = "addressee"
    MENTIONED = "mentioned"
    INVITED = "invited"
    SIGNER = "signer"
    OWNER = "owner"  # of an action, a commitment or a report


class Label(StrEnum):
    """What an entry says of itself in clear, for policy: labels are read, text never is."""

    FOR_READER = "for_reader"
    CORRECTION = "correction"
    CLOSES = "closes"
    TOLD_EXISTENCE = "told_existence"
    TOLD_SUMMARY = "told_summary"
    TOLD_FULL = "told_full"
    BY_LEAD = "by_lead"
    SEN = "sen"
    FOR_HOME = "for_home"  # worded for the pupil and those who care for them
    FOR_ALL_CARERS = "for_all_carers"  # addressed to all who care, and not to one parent
    ABOUT_HOME = "about_home"  # unsafe for parents until somebody has looked at it
    LOOKED_AT = "looked_at"
    UNSAFE_FOR_PARENTS = "unsafe_for_parents"
    SAID_BY = "said_by"
    MENTIONS_PUPIL = "mentions_pupil"
    MENTION_ALLOWED = "mention_allowed"  # a lead decided that a passage about another pupil may be told
    WRONG_CHILD = "wrong_child"
    SHARED_WITH_MANAGER = "shared_with_manager"
    CIRCULATED = "circulated"  # worded, previewed and agreed to go to those who were there
    NUMBERS = "numbers"  # about no pupil, with small counts hidden
    IN_FULL_ONLY = "in_full_only"  # says nothing below full: that there is such an entry would tell already


class Audience(StrEnum):
    """The groups of people for whom an author writes and a pupil answers."""

    CLASS_TEACHER = "class_teacher"
    SENCO = "senco"
    SUBJECT_TEACHERS = "subject_teachers"
    SUPPORT_STAFF = "support_staff"
    PASTORAL_LEADS = "pastoral_leads"
    ALL_STAFF = "all_staff"
    HOME = "home"
    AGENCIES = "agencies"


DEFAULT_AUDIENCE = frozenset({Audience.CLASS_TEACHER, Audience.SENCO})
"""Who reads the staff summary when neither author nor pupil has said anything (access table, rule `audience`)."""

ALL_STAFF = frozenset(
    {
        Audience.CLASS_TEACHER,
        Audience.SENCO,
        Audience.SUBJECT_TEACHERS,
        Audience.SUPPORT_STAFF,
        Audience.PASTORAL_LEADS,
    }
)
"""The audiences for which an answer about `all_staff` stands (access table, rule `agreement`)."""


class Said(StrEnum):
    """What the pupil answered when asked whether something may be shared with an audience."""

    AGREED = "agreed"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    WITHDRAWN = "withdrawn"


class Capacity(StrEnum):
    """As what a person comes. Capacities are never added together."""

    STAFF = "staff"
    PARENT = "parent"
    PUPIL = "pupil"
    AGENCY = "agency"
    REVIEWER = "reviewer"
    CLOCK = "clock"


class Purpose(StrEnum):
    """Why a reader asks. A named purpose counts only the relations that carry it."""

    PROGRAMME = "programme"
    OWN_RECORD = "own_record"
    LINE_MANAGEMENT = "line_management"
    PASTORAL = "pastoral"
    TEACHING = "teaching"
    COORDINATION = "coordination"
    SHARING = "sharing"
    SAFEGUARDING = "safeguarding"
    TRANSFER = "transfer"
    ACCESS_REQUEST = "access_request"
    AUDIT = "audit"
    OVERSIGHT = "oversight"
    SUPERVISION = "supervision"
    HOME = "home"
    EXCLUSION = "exclusion"
    ADMINISTRATION = "administration"


class Sensitive(str):
    """Text about a child. It is itself only where it is read on purpose: `repr` keeps it out of logs and tracebacks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Sensitive(…)"

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __str__(self) -> str:
        return repr(self)

    def reveal(self) -> str:
        """The text itself, for the journal and for a reader who was granted it."""
        return str.__str__(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(min_length=1, max_length=100_000),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str.__str__, return_schema=core_schema.str_schema()
            ),
        )
