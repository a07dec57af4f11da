"""One contact about several pupils: in the case of each an entry and wording of its own, linked for leads alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from case_store.case.case import Unbound, evolve_unbound, of_contact
from case_store.case.commands import AboutPupil, RecordContactAboutSeveral
from case_store.case.events import ContactRecorded, ContactsLinked
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid
from case_store.marked import of_words
from case_store.things import case_of, pupil_of


@dataclass(frozen=True, slots=True)
class _Left:
    """What the contact leaves in one pupil's case: the ids of the entry and of its stream."""

    said: AboutPupil
    case: UUID
    stream: UUID
    entry: UUID


def record_about_several(
    command: RecordContactAboutSeveral, _state: Unbound, around: Circumstances
) -> Iterator[Happening]:
    """An entry for each pupil, and beside each one that says where the others are.

    Raises Invalid where a pupil is given twice, or for a day in the future.
    """
    happened_on = happened(command.happened_on, around, "happened_on")
    if len({said.pupil for said in command.contacts}) < len(command.contacts):
        raise Invalid("A pupil is given twice. Say once for each what the contact was about.")
    left = _places(command, around)
    together = around.mint()
    for one in left:
        contact = ContactRecorded(
            author=around.actor.person,
            with_whom=command.with_whom,
            happened_on=happened_on,
            present=command.present,
            **of_contact(one.said, command.with_whom, of_words(one.said, around, one.said.pupil)),
        )
        yield Happening(contact, stream=one.stream, matter=one.case, file=one.case, at=happened_on, id=one.entry)
    for one in left:
        others = [other for other in left if other is not one]
        linked = ContactsLinked(
            author=around.actor.person,
            together=together,
            pupils=frozenset(other.said.pupil for other in others),
            contacts=frozenset(other.entry for other in others),
        )
        yield Happening(linked, stream=around.mint(), matter=one.case, file=one.case, about=one.entry)


def _places(command: RecordContactAboutSeveral, around: Circumstances) -> list[_Left]:
    cases = {pupil_of(around): case_of(around)} | {other.pupil: other.case for other in around.others}
    return [_Left(said, cases[said.pupil], around.mint(), around.mint()) for said in command.contacts]


SEVERAL = Decider("contacts", Unbound(), evolve_unbound, checked({RecordContactAboutSeveral: record_about_several}))
