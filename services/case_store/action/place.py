"""In which plan or referral meeting an action lies, and who has a place in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from case_store.action.commands import ReferToAgency, SetAction
from case_store.agency.people import from_agency, ties_to
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.marked import OfWords, of_words
from case_store.meeting.codes import MeetingKind
from case_store.meeting.events import Called
from case_store.psp.events import Proposed
from case_store.things import pupil_of


def _evolve(serves: bool, event: Event) -> bool:
    """Whether the stream began as a plan or as a referral meeting."""
    meeting = isinstance(event, Called) and event.kind is MeetingKind.REFERRAL
    return serves or meeting or isinstance(event, Proposed)


SERVES = Decider("serves", False, _evolve)
"""Says of a matter whether actions may serve it. A concern, a programme or a group has none."""


def matter_of(around: Circumstances) -> UUID:
    """The plan or referral meeting that the action serves. Raises NotFound for a matter of another kind."""
    if around.named_matter is None:
        if around.matter is None:
            raise NotFound
        return around.matter
    if not around.known:
        raise NotFound
    return around.named_matter


def place_of(owner: UUID, matter: UUID, around: Circumstances) -> None:
    """Raises Refused where somebody cannot own an action here.

    Of an agency are those alone who were asked to this matter or came to it, or with whom the pupil is placed; of
    pupils the one whom it is about.
    """
    if around.person_is_pupil and owner == around.person and owner != pupil_of(around):
        raise Refused("Another pupil is named. Only the pupil whom this is about can take something on here.")
    known = from_agency(owner, around)
    if known.ever and not known.agencies:
        raise Refused("They work for their agency no longer. Name their successor, or somebody else.")
    if known.agencies and not ties_to(matter, owner, around) and pupil_of(around) not in known.pupils:
        raise Refused("They come from an agency and have no place here. Invite them first.")


def marks_of(command: SetAction | ReferToAgency, around: Circumstances) -> dict[str, Any]:
    """What the words of an action say of themselves; whoever sets it says them."""
    said = OfWords(mentions=command.mentions, mentions_pupil=command.mentions_pupil, about_home=command.about_home)
    return {name: value for name, value in of_words(said, around).items() if name != "said_by"}
