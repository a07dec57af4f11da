"""The documents before the first meeting: the lines of a checklist, and what those documents hold that staff write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from case_store.checks import happened, in_order
from case_store.decider import Circumstances, Happening
from case_store.entry import Event
from case_store.errors import Invalid
from case_store.marked import OfWords, of_words
from case_store.things import thing
from case_store.voice import commands as asked
from case_store.voice import forms
from case_store.voice.codes import QUESTIONNAIRES, Document, FormKind
from case_store.voice.events import (
    DocumentAsked,
    DocumentReceived,
    DocumentUnavailable,
    DocumentWritten,
    StaffAnswered,
    SummaryWorded,
)
from case_store.voice.state import Plan


def ask(command: asked.AskForDocument, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Something was asked for, once or again."""
    plan.known()
    asked_on = happened(command.asked_on, around, "asked_on")
    in_order_by(asked_on, command.wanted_by)
    line = DocumentAsked(
        author=around.actor.person,
        document=command.document,
        asked_on=asked_on,
        of_whom=command.of_whom,
        wanted_by=command.wanted_by,
    )
    yield of_plan(line, asked_on, around)


def in_order_by(asked_on: date, wanted_by: date | None) -> None:
    """Raises Invalid where something was wanted before it was asked for."""
    if wanted_by is not None and wanted_by < asked_on:
        raise Invalid("`wanted_by` lies before the day on which it was asked for. Check the two days.")


def receive(command: asked.ReceiveDocument, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Something was received: that alone, whatever it says."""
    plan.known()
    yield received(command.document, happened(command.received_on, around, "received_on"), command.of_whom, around)


def not_available(command: asked.DocumentNotAvailable, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """Something is not to be had, and why."""
    plan.known()
    said_on = happened(command.said_on, around, "said_on")
    line = DocumentUnavailable(
        author=around.actor.person,
        document=command.document,
        said_on=said_on,
        of_whom=command.of_whom,
        why=command.why,
        words=command.words,
    )
    yield of_plan(line, said_on, around)


def write(command: asked.WriteDocument, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """What a document holds. Raises Invalid for what people say in their own words: that enters no document."""
    plan.known()
    if command.document in QUESTIONNAIRES:
        raise Invalid("What people say in their own words is entered as their words, and in no document.")
    if command.document is Document.SUMMARY:
        raise Invalid("The summary is worded for those who read it. Word it as a summary.")
    if command.covers_from is not None:
        in_order(command.covers_from, command.covers_to)
    written_on = happened(command.written_on, around, "written_on")
    written = DocumentWritten(
        author=around.actor.person,
        document=command.document,
        written_on=written_on,
        words=command.words,
        covers_from=command.covers_from,
        covers_to=command.covers_to,
        **of_people(command, around),
    )
    yield of_plan(written, written_on, around, answers=True)
    yield received(command.document, written_on, None, around)


def word_summary(command: asked.WordSummary, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """For staff, for home, or to be circulated. Raises Invalid where it would be two of them."""
    plan.known()
    for_home = command.for_all_carers or command.parent is not None
    if (command.parent is not None) + command.for_all_carers + bool(command.addressees) > 1:
        raise Invalid("One wording is for one parent, or for all who care, or is circulated. Word each of them apart.")
    worded_on = happened(command.worded_on, around, "worded_on")
    worded = SummaryWorded(
        author=around.actor.person,
        worded_on=worded_on,
        summary=command.summary,
        for_home=for_home,
        addressee=command.parent,
        for_all_carers=command.for_all_carers,
        circulated=bool(command.addressees),
        present=command.addressees,
        **of_people(command, around),
    )
    yield of_plan(worded, worded_on, around, answers=True)
    yield received(Document.SUMMARY, worded_on, None, around)


def answer_as_staff(command: asked.AnswerAsStaff, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """A member of staff answers for themself: nobody says in whose name."""
    plan.known()
    answered_on = happened(command.answered_on, around, "answered_on")
    answered = StaffAnswered(
        author=around.actor.person,
        answered_on=answered_on,
        **on_form(command, frozenset({FormKind.STAFF}), around),
        **of_people(command, around),
    )
    yield of_plan(answered, answered_on, around, answers=True)
    yield received(Document.STAFF_QUESTIONNAIRE, answered_on, around.actor.person, around)


def received(document: Document, day: date, of_whom: UUID | None, around: Circumstances) -> Happening:
    """The line of the checklist that says that something is there: the same, whatever is held back of it."""
    line = DocumentReceived(author=around.actor.person, document=document, received_on=day, of_whom=of_whom)
    return of_plan(line, day, around)


def of_plan(event: Event, day: date, around: Circumstances, *, answers: bool = False) -> Happening:
    """An entry of the plan's matter on a stream of its own; with `answers` it is the one that the caller is told."""
    stream = around.mint()
    return Happening(event, stream=stream, matter=thing(around), at=day, thing=stream if answers else None)


def of_people(said: asked.OfPeople, around: Circumstances) -> dict[str, Any]:
    """The fields of an event that say whom its words criticise, whom else they mention, and if they are of home."""
    words = OfWords(mentions=said.mentions, mentions_pupil=said.mentions_pupil, about_home=said.about_home)
    marked = of_words(words, around)
    del marked["said_by"]
    return {**marked, "named": said.names}


def on_form(said: asked.OnForm, allowed: frozenset[FormKind], around: Circumstances) -> dict[str, Any]:
    """The fields that hold words, or answers to a version of a form. Raises Invalid where nothing is said."""
    if said.words is None and not said.answers:
        raise Invalid("Nothing is said here. Give `words`, or `answers` to a form.")
    if said.form is None:
        if said.answers or said.form_version is not None:
            raise Invalid("Say in `form` which form was filled in.")
        return {"words": said.words}
    if said.form not in allowed:
        raise Invalid("This form is for somebody else. Look at the forms in force.")
    form = forms.answered(around.settings.forms, said.form, said.form_version, said.answers)
    return {"words": said.words, "form": form.kind, "form_version": form.version, "answers": said.answers}
