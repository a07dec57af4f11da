"""Setting a form of the school's own: it is kept with the settings, so that every rule is handed the forms in force."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid
from case_store.voice import forms
from case_store.voice.codes import FOR_PUPILS
from case_store.voice.commands import SetForm
from case_store.voice.events import FormSet

Held = tuple[forms.Form, ...]


def evolve(held: Held, event: Event) -> Held:
    """Remember the school's own forms, each version of them."""
    return (*held, form_of(event)) if isinstance(event, FormSet) else held


def form_of(event: FormSet) -> forms.Form:
    """The form that was set."""
    return forms.Form(event.form, event.version, event.title, event.questions)


def set_form(command: SetForm, held: Held, around: Circumstances) -> Iterator[Event]:
    """The school's next version. Raises Invalid unless pupils, and they alone, are asked once if they were hurt."""
    asked = sum(question.asks_about_harm for question in command.questions)
    if command.form in FOR_PUPILS and asked != 1:
        raise Invalid(
            "A form for pupils asks one question about harm: did somebody hurt or frighten you? Mark it with "
            "`asks_about_harm`."
        )
    if command.form not in FOR_PUPILS and asked:
        raise Invalid("Only the forms for pupils ask about harm. Leave `asks_about_harm` out.")
    yield FormSet(
        form=command.form,
        version=forms.next_version(held, command.form),
        title=command.title,
        questions=command.questions,
        by=around.actor.person,
    )


_NONE: Held = ()
FORMS = Decider("forms", _NONE, evolve, checked({SetForm: set_form}))
