"""Words of their own: the pupil's, as said, and each parent's. Harsh words have no consequence for who says them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, Refused
from case_store.things import pupil_of
from case_store.vocabulary import Capacity
from case_store.voice import commands as asked
from case_store.voice import documents
from case_store.voice.codes import BY_PARENTS, BY_PUPILS, Document, FormKind, Occasion
from case_store.voice.documents import of_people, of_plan, on_form, received
from case_store.voice.events import ParentSpoke, ProfileWritten, PupilSpoke
from case_store.voice.state import Plan, evolve


def hear_pupil(command: asked.RecordPupilsWords, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """The words as an entry of their own, and the line of the checklist, which is the same whomever they criticise.

    What was answered about harm is a concern by now. Where the words criticise whoever coordinates the plan, a lead
    holds them: the first in line whom they do not criticise.
    """
    coordinating = plan.known().coordinating(around.today)
    _helped(command, around)
    said_on = happened(command.said_on, around, "said_on")
    held = bool(command.names & coordinating)
    in_line = (lead for lead in around.in_line if lead not in command.names)
    spoke = PupilSpoke(
        author=around.actor.person,
        said_by=pupil_of(around),
        occasion=command.occasion,
        said_on=said_on,
        **_read_out(command.read_out, around),
        **on_form(command, BY_PUPILS, around),
        helped_by=command.helped_by,
        chosen_by_pupil=command.chosen_by_pupil,
        scribed=command.scribed,
        significance_explained=command.significance_explained,
        present=command.present | ({command.helped_by} - {None}),
        held_by_lead=held,
        held_by=next(in_line, None) if held else None,
        **of_people(command, around),
    )
    yield of_plan(spoke, said_on, around, answers=True)
    if command.occasion is Occasion.BEFORE_THE_PLAN:
        yield received(Document.PUPIL_QUESTIONNAIRE, said_on, pupil_of(around), around)


def _helped(command: asked.RecordPupilsWords, around: Circumstances) -> None:
    """Raises Invalid where it is not said whether the pupil chose who helped, or where nobody could have."""
    if around.actor.capacity is Capacity.PUPIL and (command.helped_by or command.scribed):
        raise Invalid("You enter these words yourself. If somebody helps you, they can enter them for you.")
    if command.helped_by is not None and command.chosen_by_pupil is None:
        raise Invalid("Say in `chosen_by_pupil` whether the pupil chose who helped.")
    if command.helped_by is None and (command.chosen_by_pupil is not None or command.scribed):
        raise Invalid("Say in `helped_by` who helped or wrote it down, or leave out what belongs to help.")


def _read_out(read_out: asked.ReadOut | None, around: Circumstances) -> dict[str, object]:
    """What may be read out, to whom, until when: if no day is said, until the end of term."""
    if read_out is None:
        return {}
    if read_out.until is not None and read_out.until < around.today:
        raise Invalid("`until` has passed already. Give a later day, or leave it out.")
    until = read_out.until or around.settings.summary_until(around.today)
    return {"read_out": read_out.words, "audience": read_out.audience, "until": until}


def write_profile(command: asked.WriteProfile, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """What everybody who works with the pupil may know. Raises Invalid for an empty page."""
    plan.known()
    said = {name: getattr(command, name) for name in _ON_THE_PAGE}
    if not any(said.values()):
        raise Invalid("Nothing stands on this page. Say at least one thing of it.")
    written_on = happened(command.written_on, around, "written_on")
    written = ProfileWritten(
        author=around.actor.person,
        kind=command.kind,
        written_on=written_on,
        said_by=pupil_of(around),
        **said,
        helped_by=command.helped_by,
        **of_people(command, around),
    )
    yield of_plan(written, written_on, around, answers=True)


_ON_THE_PAGE = ("what_others_like", "what_matters", "what_helps", "what_to_avoid", "how_i_communicate")


def hear_parent(command: asked.RecordParentsWords, plan: Plan, around: Circumstances) -> Iterator[Happening]:
    """One parent's words. Raises Refused where a parent would speak for another."""
    plan.known()
    parent = _whose(command, around)
    said_on = happened(command.said_on, around, "said_on")
    spoke = ParentSpoke(
        author=around.actor.person,
        said_by=parent,
        said_on=said_on,
        **on_form(command, BY_PARENTS, around),
        helped_by=command.helped_by,
        present=command.present,
        **of_people(command, around),
    )
    yield of_plan(spoke, said_on, around, answers=True)
    if command.form is not FormKind.DISCUSSION:
        yield received(Document.PARENT_QUESTIONNAIRE, said_on, parent, around)


def _whose(command: asked.RecordParentsWords, around: Circumstances) -> UUID:
    if around.actor.capacity is not Capacity.PARENT:
        if command.parent is None:
            raise Invalid("Say in `parent` whose words these are.")
        return command.parent
    if command.parent not in {None, around.actor.person}:
        raise Refused("Each parent speaks for themself. Leave `parent` out, and say what you have to say.")
    return around.actor.person


VOICE = Decider(
    "voice",
    Plan(),
    evolve,
    checked(
        {
            asked.AskForDocument: documents.ask,
            asked.ReceiveDocument: documents.receive,
            asked.DocumentNotAvailable: documents.not_available,
            asked.WriteDocument: documents.write,
            asked.WordSummary: documents.word_summary,
            asked.AnswerAsStaff: documents.answer_as_staff,
            asked.RecordPupilsWords: hear_pupil,
            asked.WriteProfile: write_profile,
            asked.RecordParentsWords: hear_parent,
        }
    ),
)
