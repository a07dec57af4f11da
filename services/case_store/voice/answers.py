"""A question of a form, and an answer to one by its number."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from case_store.vocabulary import Sensitive


class Question(BaseModel):
    """One question of a form. `asks_about_harm`: whether somebody hurt or frightened the pupil. A yes is a concern."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    question: Sensitive
    heading: Sensitive | None = None
    asks_about_harm: bool = False


class Answer(BaseModel):
    """An answer, as given, to the question with this number, counted from 1."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    question: int
    answer: Sensitive
