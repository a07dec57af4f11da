"""The forms: data with a version, of which a school may use its own."""

from __future__ import annotations

from typing import Any

import pytest

from case_store.people.commands import ChangeSettings
from case_store.people.settings import SETTINGS, Settings
from case_store.voice import forms
from case_store.voice.answers import Answer, Question
from case_store.voice.codes import FOR_PUPILS, FormKind
from case_store.voice.commands import SetForm
from case_store.voice.events import FormSet
from case_store.voice.own_forms import FORMS
from tests.case_store.voice.stories import PLAN, words
from tests.given import Given, text

PLAIN, OF_HARM = Question(question=text("What helps?")), Question(question=text("Hurt?"), asks_about_harm=True)
own = Given(FORMS)


def setting(kind: FormKind = FormKind.PUPIL_PRIMARY, *questions: Question) -> SetForm:
    """A form of the school's own."""
    return SetForm(form=kind, title=text("Ours"), questions=questions or (PLAIN, OF_HARM))


class TestTheFormsThatCome:
    def test_are_one_of_each_kind(self) -> None:
        """Two for pupils, one for parents, one for staff, and the discussion of sheet 1.2."""
        assert {form.kind for form in forms.packaged()} == set(FormKind)
        assert [(form.version, form.own) for form in forms.packaged()] == [(1, False)] * len(FormKind)

    def test_ask_pupils_and_nobody_else_whether_somebody_hurt_them(self) -> None:
        """One question, in each form for pupils."""
        for form in forms.packaged():
            asked = sum(question.asks_about_harm for question in form.questions)
            assert asked == (form.kind in FOR_PUPILS)

    def test_hold_the_prompts_and_headings_of_the_discussion(self) -> None:
        """Eight and four."""
        headings = [question.heading for question in forms.in_force((), FormKind.DISCUSSION).questions]
        assert [bool(heading) for heading in headings].index(True) == 0
        assert [number for number, heading in enumerate(headings) if heading] == [0, 8]
        assert len(headings) == 12


class TestASchoolsOwnForm:
    def test_takes_the_place_of_the_one_that_came(self) -> None:
        """Under a number that the record's own forms never have, and each change under the next."""
        first = own.when(setting()).event()
        second = own.given(first).when(setting()).event()
        assert (first.version, second.version) == (forms.OWN_FROM + 1, forms.OWN_FROM + 2)
        settings = SETTINGS.fold([first, second])
        assert forms.in_force(settings.forms, FormKind.PUPIL_PRIMARY).version == second.version
        assert forms.in_force(settings.forms, FormKind.PUPIL_SECONDARY).version == 1

    def test_outlives_a_change_of_other_settings(self) -> None:
        """As the terms do."""
        first = own.when(setting()).event()
        changed = Given(SETTINGS).given(first).when(ChangeSettings(text_limit=5_000)).event()
        assert SETTINGS.fold([first, changed]).forms == SETTINGS.fold([first]).forms != Settings().forms

    @pytest.mark.parametrize("questions", [(PLAIN,), (OF_HARM, OF_HARM)])
    def test_for_pupils_asks_one_question_about_harm(self, questions: tuple[Question, ...]) -> None:
        """A form that did not ask would be the one that nobody hears of."""
        for kind in FOR_PUPILS:
            own.when(setting(kind, *questions)).then_invalid("asks one question about harm")

    def test_for_others_asks_none(self) -> None:
        """There is nobody to ask."""
        own.when(setting(FormKind.STAFF)).then_invalid("Only the forms for pupils")
        assert isinstance(own.when(setting(FormKind.STAFF, PLAIN)).event(), FormSet)


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"form_version": 2}, "`form_version`"),
            ({"answers": [99]}, "does not have"),
            ({"answers": [0]}, "does not have"),
            ({"answers": [1, 1]}, "two to the same"),
            ({"form": None}, "`form`"),
            ({"form": FormKind.STAFF}, "somebody else"),
        ],
    )
    def test_is_to_a_question_of_a_form_that_there_is(self, said: dict[str, Any], because: str) -> None:
        """Of a version that there was, once each."""
        usual: dict[str, Any] = {"form": FormKind.PUPIL_SECONDARY, "answers": [1, 2], "words": None, **said}
        usual["answers"] = tuple(Answer(question=number, answer=text()) for number in usual["answers"])
        PLAN.when(words(**usual)).then_invalid(because)

    def test_says_which_version_it_answers(self) -> None:
        """The one in force, or the one that was filled in before it changed."""
        settings = SETTINGS.fold([own.when(setting()).event()])
        said: dict[str, Any] = {"form": FormKind.PUPIL_PRIMARY, "answers": (Answer(question=1, answer=text()),)}
        newest = PLAN.when(words(**said), settings=settings).events[0]
        earlier = PLAN.when(words(**said, form_version=1), settings=settings).events[0]
        assert (newest.form_version, earlier.form_version) == (forms.OWN_FROM + 1, 1)
