"""The closed lists of words that a pupil's case uses."""

from __future__ import annotations

from enum import StrEnum


class ContactWith(StrEnum):
    """With whom a contact was."""

    PUPIL = "pupil"
    PARENT = "parent"
    STAFF = "staff"
    AGENCY = "agency"
    OTHER = "other"


class Stands(StrEnum):
    """What of a pupil's answer may be known by those who may know no more.

    A refusal, a withdrawal and a pupil who was not asked look alike: there is nothing to rely on, so ask first.
    """

    AGREEMENT = "agreement"
    WITHDRAWN = "withdrawn"
