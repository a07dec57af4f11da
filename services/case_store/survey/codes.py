"""The closed lists of words of a survey of pupils' views."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """What a pupil may tick beside a statement (sheet 1.3), most often first."""

    ALMOST_ALWAYS = "almost_always"
    OFTEN = "often"
    SOMETIMES = "sometimes"
    RARELY = "rarely"


class Form(StrEnum):
    """Whose the statements are."""

    SHEET_1_3 = "sheet_1_3"
    OWN = "own"  # the school worded its own
