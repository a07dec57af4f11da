"""The rules of a meeting's record: drafted by a person, looked at for each recipient, agreed by another, circulated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from case_store.checks import happened
from case_store.decider import Circumstances, Command, Happening, Rule
from case_store.errors import Invalid, Refused
from case_store.meeting import commands as asked
from case_store.meeting import events, recorded
from case_store.meeting.codes import AgreementOf
from case_store.meeting.state import Draft, Meeting
from case_store.things import pupil_of
from case_store.vocabulary import Said


def draft_record(
    command: asked.DraftRecord, meeting: Meeting, around: Circumstances
) -> Iterator[recorded.RecordDrafted]:
    """What was said of the draft before it is forgotten. Raises Invalid for a recipient who was not there."""
    held_on, attended = meeting.held(), meeting.attended()
    recipients = attended if command.recipients is None else command.recipients
    if not recipients or not recipients <= attended:
        raise Invalid("`recipients` are those who were there, or some of them. Leave the others out.")
    mentions = command.mentions - {pupil_of(around)}
    yield recorded.RecordDrafted(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        number=meeting.drafts + 1,
        held_on=held_on,
        record=command.record,
        summary=command.summary,
        for_home=command.for_home,
        present=recipients,
        mentions=mentions,
        mentions_pupil=command.mentions_pupil or bool(mentions),
        about_home=command.about_home,
    )


def preview_record(
    command: asked.PreviewRecord, meeting: Meeting, around: Circumstances
) -> Iterator[recorded.RecordPreviewed]:
    """Somebody looked at what one recipient would be told of the draft. Raises Refused for an older draft."""
    draft = _draft(meeting)
    if command.draft != draft.said.number:
        raise Refused("This draft was written anew since. Look at the newest.")
    if command.recipient not in draft.said.present:
        raise Refused("They are not among those who are to have this record.")
    yield recorded.RecordPreviewed(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        draft=command.draft,
        recipient=command.recipient,
        reading=command.reading,
        told=command.would_be_told,
    )


def agree_record(
    _command: asked.AgreeRecord, meeting: Meeting, around: Circumstances
) -> Iterator[recorded.RecordAgreed]:
    """By another than its author, once it was looked at for each recipient, and none of them would be told nothing."""
    draft = _draft(meeting)
    if draft.agreed_by is not None:
        raise Refused("This record is agreed already. Circulate it.")
    if draft.said.author == around.actor.person:
        raise Refused("You wrote it. Have somebody else agree that it goes out as it is.")
    if draft.said.present - draft.previewed.keys():
        raise Refused("Look first at what each of those who are to have it would be told.")
    if not all(draft.previewed.values()):
        raise Refused("One of those who are to have it would be told nothing. Word it for home, or leave them out.")
    yield recorded.RecordAgreed(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        draft=draft.said.number,
        drafted_by=draft.said.author,
    )


def circulate_record(
    _command: asked.CirculateRecord, meeting: Meeting, around: Circumstances
) -> Iterator[recorded.RecordCirculated | recorded.RecordWordedForHome]:
    """To those for whom it was looked at; and in words for home, where the draft has them."""
    draft, called = _draft(meeting), meeting.begun()
    if draft.agreed_by is None:
        raise Refused("This record is not agreed yet. Have somebody other than its author agree it.")
    yield as_circulated(draft.said, called, around.actor.person, draft.agreed_by)
    worded = as_worded_for_home(draft.said, called, around.actor.person)
    if worded is not None:
        yield worded


def as_circulated(
    said: recorded.RecordDrafted, called: events.Called, author: UUID, agreed_by: UUID
) -> recorded.RecordCirculated:
    """The record that a draft is circulated as: for a preview too, so that it shows what will be."""
    return recorded.RecordCirculated(
        author=author,
        meeting=called.meeting,
        kind=called.kind,
        held_on=said.held_on,
        record=said.record,
        summary=said.summary,
        present=said.present,
        drafted_by=said.author,
        agreed_by=agreed_by,
        mentions=said.mentions,
        mentions_pupil=said.mentions_pupil,
        about_home=said.about_home,
    )


def as_worded_for_home(
    said: recorded.RecordDrafted, called: events.Called, author: UUID
) -> recorded.RecordWordedForHome | None:
    """The words for home that go with it, for all who care; None where the draft has none."""
    if said.for_home is None:
        return None
    return recorded.RecordWordedForHome(
        author=author,
        meeting=called.meeting,
        kind=called.kind,
        held_on=said.held_on,
        for_all_carers=True,
        wording=said.for_home,
        about_home=said.about_home,
        mentions=said.mentions,
        mentions_pupil=said.mentions_pupil,
    )


def word_for_home(
    command: asked.WordRecordForHome, meeting: Meeting, around: Circumstances
) -> Iterator[recorded.RecordWordedForHome]:
    """For one parent, or for all who care. Raises Invalid unless it is one of the two."""
    if (command.parent is None) is not command.for_all_carers:
        raise Invalid("Words for home are for one parent (`parent`) or for all who care (`for_all_carers`).")
    mentions = command.mentions - {pupil_of(around)}
    yield recorded.RecordWordedForHome(
        author=around.actor.person,
        meeting=meeting.begun().meeting,
        kind=meeting.begun().kind,
        held_on=meeting.held(),
        addressee=command.parent,
        for_all_carers=command.for_all_carers,
        wording=command.wording,
        about_home=command.about_home,
        said_by=command.said_by,
        in_their_words=command.said_by is not None,
        mentions=mentions,
        mentions_pupil=command.mentions_pupil or bool(mentions),
    )


def ask_agreement(command: asked.AskAgreement, meeting: Meeting, around: Circumstances) -> Iterator[Happening]:
    """Before the meeting or after it. Whoever answered says so for themself; not asked needs a reason."""
    called, asked_on = meeting.begun(), happened(command.asked_on, around, "asked_on")
    not_asked = command.answer is Said.NOT_ASKED
    if not_asked != (command.why_not_asked is not None):
        raise Invalid("Say in `why_not_asked` why it was not asked; where it was, leave it out.")
    if not_asked and (command.words or command.how_understood):
        raise Invalid("Nobody was asked, so there are no words. Leave `words` and `how_understood` out.")
    of_pupil = command.agreement_of is AgreementOf.PUPIL
    said_by = command.said_by or (pupil_of(around) if of_pupil and not not_asked else None)
    if of_pupil and said_by not in {None, pupil_of(around)}:
        raise Invalid("The pupil's agreement is their own. Leave `said_by` out.")
    if not of_pupil and said_by == pupil_of(around):
        raise Invalid("This is the pupil. Say in `said_by` which parent answered.")
    if not not_asked and said_by is None:
        raise Invalid("Say in `said_by` which parent answered.")
    answered = events.AgreementAsked(
        author=around.actor.person,
        meeting=called.meeting,
        agreement_of=command.agreement_of,
        answer=command.answer,
        asked_on=asked_on,
        to_what=command.to_what,
        said_by=said_by,
        words=command.words,
        how_understood=command.how_understood,
        why_not_asked=command.why_not_asked,
    )
    yield Happening(answered, at=asked_on)


def _draft(meeting: Meeting) -> Draft:
    """The newest draft. Raises Refused where there is none, or it went out already."""
    meeting.held()
    if meeting.draft is None:
        raise Refused("There is no record to circulate yet. Draft it first.")
    if meeting.draft.circulated:
        raise Refused("This record was circulated. Draft it anew to put it right.")
    return meeting.draft


RECORD: Mapping[type[Command], Rule] = {
    asked.DraftRecord: draft_record,
    asked.PreviewRecord: preview_record,
    asked.AgreeRecord: agree_record,
    asked.CirculateRecord: circulate_record,
    asked.WordRecordForHome: word_for_home,
    asked.AskAgreement: ask_agreement,
}
