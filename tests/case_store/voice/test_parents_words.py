"""One parent's words: a questionnaire of their own, or a discussion with prompts and the headings of a plan."""

from __future__ import annotations

import pytest

from case_store.entry import Actor, lift
from case_store.vocabulary import Capacity, Label, Role
from case_store.voice.answers import Answer
from case_store.voice.codes import Document, FormKind
from case_store.voice.commands import RecordParentsWords
from case_store.voice.events import DocumentReceived, ParentSpoke
from tests.case_store.voice.stories import COORDINATOR, DAD, MUM, PLAN
from tests.given import ELSA, TODAY, text

AS_MUM = {"actor": Actor(custodian="hilltop", person=MUM, capacity=Capacity.PARENT)}
ANSWERS = (Answer(question=1, answer=text()), Answer(question=9, answer=text()))


class TestAParentsWords:
    def test_are_theirs_alone(self) -> None:
        """Said by that parent, marked as somebody's words: nobody else's parent reads them."""
        said, line = PLAN.when(RecordParentsWords(parent=MUM, words=text(), names={COORDINATOR})).happenings
        assert isinstance(said.event, ParentSpoke)
        lifted = lift(said.event)
        assert {(Role.SAID_BY, MUM), (Role.NAMED, COORDINATOR)} <= set(lifted.people)
        assert Label.SAID_BY in lifted.labels
        assert line.event == DocumentReceived(
            author=ELSA, document=Document.PARENT_QUESTIONNAIRE, received_on=TODAY, of_whom=MUM
        )

    @pytest.mark.parametrize("parent", [None, MUM])
    def test_are_their_own_where_they_sign_in(self, parent: object) -> None:
        """Nobody needs to say whose they are."""
        said, line = PLAN.when(RecordParentsWords(parent=parent, words=text()), **AS_MUM).events
        assert (said.author, said.said_by, line.of_whom) == (MUM, MUM, MUM)

    def test_are_never_another_parents(self) -> None:
        """Each speaks for themself."""
        PLAN.when(RecordParentsWords(parent=DAD, words=text()), **AS_MUM).then_refused("for themself")

    def test_are_somebodys_where_staff_enter_them(self) -> None:
        """The record says whose."""
        PLAN.when(RecordParentsWords(words=text())).then_invalid("`parent`")

    def test_in_a_discussion_follow_its_prompts_and_headings(self) -> None:
        """Sheet 1.2: eight prompts and four headings; a discussion is no questionnaire that was received."""
        command = RecordParentsWords(parent=MUM, form=FormKind.DISCUSSION, answers=ANSWERS)
        (said,) = PLAN.when(command).events
        assert (said.form, said.form_version, said.answers) == (FormKind.DISCUSSION, 1, ANSWERS)

    @pytest.mark.parametrize("form", [FormKind.STAFF, FormKind.PUPIL_PRIMARY])
    def test_are_on_a_form_for_parents(self, form: FormKind) -> None:
        """Another form asks somebody else."""
        PLAN.when(RecordParentsWords(parent=MUM, form=form, answers=ANSWERS)).then_invalid("somebody else")
