"""The forms in force: those that come with the record, and the school's own, each with its version.

A form of the school's takes the place of the one that came. Earlier versions stay: an answer says which it answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from case_store.errors import Invalid
from case_store.vocabulary import Sensitive
from case_store.voice.answers import Answer, Question
from case_store.voice.codes import FormKind

OWN_FROM = 1_000
"""The school's own versions are counted from beyond this, so that neither ever takes the number of the other's."""


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a form."""

    kind: FormKind
    version: int
    title: Sensitive
    questions: tuple[Question, ...]

    @property
    def own(self) -> bool:
        """Whether the school made it itself."""
        return self.version > OWN_FROM


Forms = tuple[Form, ...]


@cache
def packaged() -> Forms:
    """The forms that come with the record, oldest version first: data, a file each."""
    folder = files("case_store.voice") / "forms"
    said = [json.loads(file.read_text(encoding="utf-8")) for file in folder.iterdir() if file.name.endswith(".json")]
    return tuple(sorted(map(_form, said), key=lambda form: (form.kind, form.version)))


def _form(said: dict[str, object]) -> Form:
    questions = said["questions"]
    if not isinstance(questions, list):
        raise TypeError("A form has questions.")
    return Form(
        kind=FormKind(str(said["form"])),
        version=int(str(said["version"])),
        title=Sensitive(said["title"]),
        questions=tuple(Question.model_validate(question) for question in questions),
    )


def in_force(own: Iterable[Form], kind: FormKind) -> Form:
    """The newest of the school's own, or the newest that came with the record."""
    return max(_versions(own, kind), key=lambda form: form.version)


def next_version(own: Iterable[Form], kind: FormKind) -> int:
    """The number of the school's next version of this form."""
    return max(in_force(own, kind).version, OWN_FROM) + 1


def answered(own: Iterable[Form], kind: FormKind, version: int | None, answers: tuple[Answer, ...]) -> Form:
    """The form that was filled in. Raises Invalid where there is no such version, or the answers are not to it."""
    versions = {form.version: form for form in _versions(own, kind)}
    form = versions.get(max(versions) if version is None else version)
    if form is None:
        raise Invalid("`form_version` is none that this form ever had. Look at the forms in force.")
    numbers = [answer.question for answer in answers]
    if len(set(numbers)) < len(numbers):
        raise Invalid("`answers` holds two to the same question. Put them together.")
    if any(not 1 <= number <= len(form.questions) for number in numbers):
        raise Invalid("`answers` holds one to a question that the form does not have. Look at the forms in force.")
    if any(form.questions[number - 1].asks_about_harm for number in numbers):
        raise Invalid(
            "Whether somebody hurt or frightened the pupil is said in `hurt_or_frightened`: it is a concern at once."
        )
    return form


def _versions(own: Iterable[Form], kind: FormKind) -> list[Form]:
    return [form for form in (*packaged(), *own) if form.kind is kind]
