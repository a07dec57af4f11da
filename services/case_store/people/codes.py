"""The closed lists of words that the school's own records of people use."""

from __future__ import annotations

from enum import StrEnum

from case_store.vocabulary import Tie


class SenStatus(StrEnum):
    """Whether the school gives special educational needs support, and under what."""

    NONE = "none"
    SEN_SUPPORT = "sen_support"
    EHCP = "ehcp"


class AssignedAs(StrEnum):
    """As what a member of staff works with one pupil. The words are those of `Tie`."""

    FORM_TUTOR = Tie.FORM_TUTOR.value
    CLASS_TEACHER = Tie.CLASS_TEACHER.value
    SUBJECT_TEACHER = Tie.SUBJECT_TEACHER.value
    SUPPORTS = Tie.SUPPORTS.value
    MENTORS = Tie.MENTORS.value
    COVERS_LESSON = Tie.COVERS_LESSON.value
    HEAD_OF_YEAR = Tie.HEAD_OF_YEAR.value
    ATTENDANCE_LEADER = Tie.ATTENDANCE_LEADER.value
    FAMILY_LIAISON = Tie.FAMILY_LIAISON.value


class ConflictKind(StrEnum):
    """Why a member of staff keeps out of one pupil's case. The words are those of `Tie`."""

    RELATIVE = Tie.RELATIVE.value
    CONFLICT = Tie.CONFLICT.value


class OrganisationKind(StrEnum):
    """What an organisation is to the school."""

    SCHOOL = "school"
    LOCAL_AUTHORITY = "local_authority"
    AGENCY = "agency"
