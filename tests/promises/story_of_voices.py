"""What is gathered before a plan, and who is heard for it, as part of the story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.promises.story import Step, Story

AT = "psps/{psp_id}/"


def gathers(story: Story) -> Iterator[Step]:
    """A form of the school's own, the checklist, what documents hold, and everybody's words."""
    elsa, mum, log = story.who("elsa"), story.who("mum"), {"document": "behaviour_log"}
    by = {"wanted_by": story.day(7)}
    yield "coordinator", "forms", {"form": "staff", "questions": [{}, {}]}, ""
    yield "coordinator", f"{AT}documents/asked", {**log, "of_whom": story.who("class_teacher"), **by}, ""
    yield "class_teacher", f"{AT}documents/received", {**log, "of_whom": elsa}, ""
    yield "coordinator", f"{AT}documents/not-available", {"document": "exclusions", "why": "none_held"}, ""
    covers = {"covers_from": story.day(-30), "covers_to": story.day()}
    yield "class_teacher", f"{AT}documents", {**log, **covers, "names": [story.who("lunch")]}, ""
    yield "coordinator", f"{AT}summaries", {}, ""
    yield "coordinator", f"{AT}summaries", {"parent": mum}, ""
    yield "coordinator", f"{AT}summaries", {"addressees": [elsa, mum]}, ""
    yield "elsa", f"{AT}staff-answers", {"form": "staff", "answers": [{"question": 1}, {"question": 2}]}, ""
    yield from _words(story)


def _words(story: Story) -> Iterator[Step]:
    helped = {"helped_by": story.who("elsa"), "chosen_by_pupil": True, "scribed": True}
    answers: dict[str, Any] = {"form": "pupil_secondary", "answers": [{"question": 1}, {"question": 2}]}
    heard = {"occasion": "before_the_plan", "significance_explained": True, **helped, **answers}
    named = {"names": [story.who("coordinator")], "read_out": {"audience": ["home"]}, "hurt_or_frightened": {}}
    yield "elsa", "pupils/{pupil_id}/psps/{psp_id}/words", {**heard, **named}, "pupils_words"
    yield "elsa", f"{AT}profiles", {"kind": "one_page_profile", "helped_by": story.who("elsa")}, ""
    discussed = {"form": "discussion", "answers": [{"question": 1}, {"question": 9}], "names": [story.who("lunch")]}
    yield "mum", f"{AT}parents-words", discussed, ""
    yield "class_teacher", f"{AT}parents-words", {"parent": story.who("dad"), "form": "parent", "answers": []}, ""
