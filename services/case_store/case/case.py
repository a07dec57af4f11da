"""Opening a pupil's case, recording contacts in it, and advising staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from case_store.case.codes import ContactWith
from case_store.case.commands import GiveStrategies, OpenCase, RecordContact
from case_store.case.events import ContactRecorded, Opened, StrategiesGiven
from case_store.case.wordings import ContactWords
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.marked import of_words
from case_store.things import case_of, pupil_of


@dataclass(frozen=True, slots=True)
class Unbound:
    """What these rules remember: nothing. Each of these entries opens a stream of its own and is bound by no other."""


def evolve_unbound(state: Unbound, _event: Event) -> Unbound:
    """Nothing needs to be remembered."""
    return state


def open_case(_command: OpenCase, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """Somebody opened the case: each time an entry, so that the answer is the same whatever is held."""
    case = case_of(around)
    yield Happening(Opened(pupil=pupil_of(around), case=case, author=around.actor.person), thing=case)


def record_contact(command: RecordContact, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """A contact, with or without a case. Raises Invalid for a day in the future or before the pupil's time."""
    happened_on = happened(command.happened_on, around, "happened_on")
    contact = ContactRecorded(
        author=around.actor.person,
        with_whom=command.with_whom,
        happened_on=happened_on,
        present=command.present,
        **of_contact(command, command.with_whom, of_words(command, around)),
    )
    yield Happening(contact, at=happened_on)


def of_contact(said: ContactWords, with_whom: ContactWith, clear: dict[str, Any]) -> dict[str, Any]:
    """The words of a contact, with what is said in clear of them. A contact with home is about home."""
    return {
        "purpose": said.purpose,
        "outcome": said.outcome,
        "what_was_said": said.what_was_said,
        **clear,
        "in_their_words": clear["said_by"] is not None,
        "about_home": clear["about_home"] or with_whom is ContactWith.PARENT,
    }


def give_strategies(command: GiveStrategies, _state: Unbound, around: Circumstances) -> Iterator[Event]:
    """Guidance stands for itself: no agreement covers it, and no withdrawal takes it away."""
    yield StrategiesGiven(
        author=around.actor.person,
        what_helps=command.what_helps,
        what_to_avoid=command.what_to_avoid,
        whom_to_ask=command.whom_to_ask or around.actor.person,
        reasons=command.reasons,
    )


CASE = Decider("case", Unbound(), evolve_unbound, checked({OpenCase: open_case}))
CONTACT = Decider("contact", Unbound(), evolve_unbound, checked({RecordContact: record_contact}))
STRATEGIES = Decider("strategies", Unbound(), evolve_unbound, checked({GiveStrategies: give_strategies}))
