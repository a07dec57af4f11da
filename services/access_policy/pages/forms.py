"""The forms in force: they are about nobody, so that whoever signs in may look at them."""

from __future__ import annotations

from access_policy.page import Page, Rows, Seen
from case_store.vocabulary import Part
from case_store.voice.codes import FormKind
from case_store.voice.forms import Form, in_force


def forms_page() -> Page:
    """The forms in force: each with its version and its questions, by number."""
    return Page("forms", (Part.SERVICE,), "false", view=_in_force)


async def _in_force(seen: Seen) -> Rows:
    return tuple(_line(in_force(seen.settings.forms, kind)) for kind in FormKind)


def _line(form: Form) -> dict[str, object]:
    return {
        "form": form.kind.value,
        "version": form.version,
        "own": form.own,
        "title": form.title.reveal(),
        "questions": [
            {
                "number": number,
                "heading": question.heading.reveal() if question.heading else None,
                "question": question.question.reveal(),
                "asks_about_harm": question.asks_about_harm,
            }
            for number, question in enumerate(form.questions, start=1)
        ],
    }


PAGES = (forms_page(),)
