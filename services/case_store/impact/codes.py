"""The closed lists of words that measuring and reporting the impact of support uses."""

from __future__ import annotations

from enum import StrEnum


class MeasuredBy(StrEnum):
    """Whose judgement a measure is."""

    PUPIL = "pupil"
    STAFF = "staff"


class MeasuredAt(StrEnum):
    """When in the course of the support a measure was taken."""

    START = "start"
    END = "end"
