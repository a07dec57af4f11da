"""The documents before the first meeting: asked for, received, not to be had, and what they hold."""

from __future__ import annotations

from typing import Any

import pytest

from case_store.entry import SUMMARY, Event, levels_of, lift, registered_events
from case_store.vocabulary import Label, Part, Role
from case_store.voice.codes import QUESTIONNAIRES, Document, NotAvailable
from case_store.voice.commands import (
    AnswerAsStaff,
    AskForDocument,
    DocumentNotAvailable,
    ReceiveDocument,
    WordSummary,
    WriteDocument,
)
from case_store.voice.events import (
    DocumentAsked,
    DocumentReceived,
    DocumentUnavailable,
    DocumentWritten,
    SummaryWorded,
)
from case_store.voice.voice import VOICE
from tests.case_store.voice.stories import KEY_WORKER, MUM, PLAN
from tests.given import ELSA, LEAD, TEACHER, TODAY, TOMORROW, YESTERDAY, Given, text

LOG = Document.BEHAVIOUR_LOG
CHECKLIST: set[type[Event]] = {DocumentAsked, DocumentReceived, DocumentUnavailable}


class TestTheChecklist:
    def test_says_what_was_asked_of_whom_and_by_when(self) -> None:
        """Once or again: nobody is refused for asking twice."""
        command = AskForDocument(document=LOG, of_whom=TEACHER, asked_on=YESTERDAY, wanted_by=TOMORROW)
        asked = DocumentAsked(author=ELSA, document=LOG, asked_on=YESTERDAY, of_whom=TEACHER, wanted_by=TOMORROW)
        PLAN.when(command).then(asked)
        PLAN.given(asked).when(command).then(asked)

    def test_says_what_was_received(self) -> None:
        """Without a word of it."""
        command = ReceiveDocument(document=LOG, of_whom=TEACHER)
        PLAN.when(command).then(DocumentReceived(author=ELSA, document=LOG, received_on=TODAY, of_whom=TEACHER))

    def test_says_what_is_not_to_be_had_and_why(self) -> None:
        """By a code, and in words if there are any."""
        command = DocumentNotAvailable(document=LOG, why=NotAvailable.NONE_HELD, words=text())
        PLAN.when(command).then(
            DocumentUnavailable(author=ELSA, document=LOG, said_on=TODAY, why=NotAvailable.NONE_HELD, words=text())
        )

    def test_wants_nothing_before_it_was_asked_for(self) -> None:
        """The two days were turned round."""
        PLAN.when(AskForDocument(document=LOG, wanted_by=YESTERDAY)).then_invalid("`wanted_by`")

    @pytest.mark.parametrize(
        "command",
        [
            AskForDocument(document=LOG, asked_on=TOMORROW),
            ReceiveDocument(document=LOG, received_on=TOMORROW),
            DocumentNotAvailable(document=LOG, why=NotAvailable.OTHER, said_on=TOMORROW),
            WriteDocument(document=LOG, words=text(), written_on=TOMORROW),
            WordSummary(summary=text(), worded_on=TOMORROW),
            AnswerAsStaff(words=text(), answered_on=TOMORROW),
        ],
    )
    def test_says_nothing_of_the_future(self, command: Any) -> None:
        """It is recorded once it has happened."""
        PLAN.when(command).then_invalid("future")

    def test_of_no_plan_is_kept_nowhere(self) -> None:
        """The id was that of something else."""
        for command in (AskForDocument(document=LOG), WriteDocument(document=LOG, words=text())):
            Given(VOICE).when(command).then_not_found()

    def test_is_all_that_documents_tell_below_full_beside_the_summary(self) -> None:
        """What they hold says nothing below full, so that nothing is missing where it is held back."""
        documents = [event for event in registered_events() if event.part is Part.PSP_DOCUMENTS]
        others = {event for event in documents if event not in CHECKLIST} - {SummaryWorded}
        assert others
        assert all(in_full_only(event) for event in others)
        assert not any(in_full_only(event) for event in CHECKLIST)

    def test_holds_no_text_and_nobodys_id_below_full(self) -> None:
        """From whom something came, or through whom, may be what was held back."""
        told = {name for event in CHECKLIST for name, level in levels_of(event).items() if SUMMARY.covers(level)}
        assert told == {"author", "document", "asked_on", "received_on", "said_on"}
        assert "author" not in [name for name, level in levels_of(DocumentReceived).items() if SUMMARY.covers(level)]


def in_full_only(event: type[Event]) -> bool:
    """Whether every entry of this kind says nothing below full."""
    return "in_full_only" in event.model_fields


class TestADocument:
    def test_is_kept_in_full_and_marked_as_received(self) -> None:
        """Two entries, each on a stream of its own."""
        command = WriteDocument(document=LOG, words=text(), covers_from=YESTERDAY, covers_to=TODAY, names={KEY_WORKER})
        written, line = PLAN.when(command).happenings
        assert isinstance(written.event, DocumentWritten)
        assert (Role.NAMED, KEY_WORKER) in lift(written.event).people
        assert line.event == DocumentReceived(author=ELSA, document=LOG, received_on=TODAY)
        assert written.stream != line.stream

    @pytest.mark.parametrize("document", sorted(QUESTIONNAIRES | {Document.SUMMARY}))
    def test_is_not_what_people_say_in_their_own_words(self, document: Document) -> None:
        """Those are entries of their own, which a document would get round."""
        PLAN.when(WriteDocument(document=document, words=text())).then_invalid(
            "worded" if "summ" in document else "own"
        )

    def test_covers_days_in_their_order(self) -> None:
        """The first before the last."""
        command = WriteDocument(document=LOG, words=text(), covers_from=TODAY, covers_to=YESTERDAY)
        PLAN.when(command).then_invalid("lies before")


class TestTheSummary:
    @pytest.mark.parametrize(
        ("said", "labels"),
        [
            ({}, set()),
            ({"parent": MUM}, {Label.FOR_HOME}),
            ({"for_all_carers": True}, {Label.FOR_HOME, Label.FOR_ALL_CARERS}),
            ({"addressees": {LEAD}}, {Label.CIRCULATED}),
        ],
    )
    def test_is_worded_for_those_who_read_it(self, said: dict[str, Any], labels: set[Label]) -> None:
        """For staff, for home, or to be circulated."""
        worded, line = PLAN.when(WordSummary(summary=text(), **said)).events
        assert lift(worded).labels == labels
        assert line.document is Document.SUMMARY

    @pytest.mark.parametrize("said", [{"parent": MUM, "for_all_carers": True}, {"parent": MUM, "addressees": {LEAD}}])
    def test_is_never_two_of_them_at_once(self, said: dict[str, Any]) -> None:
        """Two readers who need two things are told them in two entries."""
        PLAN.when(WordSummary(summary=text(), **said)).then_invalid("apart")


class TestStaff:
    def test_answer_for_themselves(self) -> None:
        """There is no field to answer for a colleague."""
        answered, line = PLAN.when(AnswerAsStaff(words=text())).events
        assert (answered.author, line.of_whom, line.document) == (ELSA, ELSA, Document.STAFF_QUESTIONNAIRE)
