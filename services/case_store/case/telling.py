"""Telling somebody what the pupil has not agreed to share: who, how much, in what words, and why."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from case_store.case.case import Unbound, evolve_unbound
from case_store.case.commands import Tell, TellBeyondAgreement
from case_store.case.events import Told, ToldAs, ToldBeyondAgreement, WordingTold
from case_store.checks import checked
from case_store.concern.commands import TellOfConcern
from case_store.concern.events import Raised
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, NotFound, Refused
from case_store.sets import People
from case_store.things import case_of, pupil_of
from case_store.vocabulary import Label, Level, Part, Role

_TOLD_AS: dict[Level, ToldAs] = {
    Level.EXISTENCE: Label.TOLD_EXISTENCE,
    Level.SUMMARY: Label.TOLD_SUMMARY,
    Level.FULL: Label.TOLD_FULL,
}


def tell_beyond_agreement(command: TellBeyondAgreement, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """One entry that says whom, why and whether the pupil was told; and for each person one that only they read.

    Raises Refused where something else than the account of a concern is to be told in full, and NotFound for one about
    an adult, which is told from there.
    """
    about = around.about
    if about and about.part is Part.ADULT_CONCERNS:
        raise NotFound
    is_account = about is not None and about.name == Raised.name
    if not is_account and any(tell.level is Level.FULL for tell in command.told):
        raise Refused("Only the account of a concern can be told in full. Tell the rest in a wording of your own.")
    yield from tellings(
        command,
        around,
        matter=about.matter if about and about.matter else case_of(around),
        about=about.root if about else None,
        named=frozenset(person for role, person in about.people if role is Role.NAMED) if about else frozenset(),
    )


def tellings(
    command: TellBeyondAgreement | TellOfConcern,
    around: Circumstances,
    *,
    matter: UUID,
    about: UUID | None,
    named: People,
) -> Iterator[Happening]:
    """The entries of one telling. Raises Invalid where a wording or a reason is missing, or somebody is told twice."""
    check_telling(command, named, around)
    yield Happening(
        ToldBeyondAgreement(
            author=around.actor.person,
            told=tuple(Told(person=tell.person, told_as=_TOLD_AS[tell.level]) for tell in command.told),
            reason=command.reason,
            pupil_told=command.pupil_told,
            why_pupil_not_told=command.why_pupil_not_told,
            named=named,
        ),
        matter=matter,
        about=about,
    )
    for tell in command.told:
        yield Happening(_wording(tell, around, named), stream=around.mint(), matter=matter, about=about)


def _wording(tell: Tell, around: Circumstances, named: People) -> WordingTold:
    return WordingTold(
        author=around.actor.person,
        told=tell.person,
        told_as=_TOLD_AS[tell.level],
        wording=tell.wording,
        pupil=pupil_of(around),
        case=case_of(around),
        named=named,
    )


def check_telling(command: TellBeyondAgreement | TellOfConcern, barred: People, around: Circumstances) -> None:
    """Raises Invalid where somebody is told twice, a wording is missing or idle, or nobody says why not the pupil.

    Raises Refused where somebody is told who is barred from it, or who stands in no relation to the pupil in which
    they would read it: they would read nothing, and the record would say that they had been told.
    """
    if any(tell.person in barred for tell in command.told):
        raise Refused("Somebody whom this is about or who is named in it cannot be told here. Speak with them instead.")
    if any(tell.person in around.unreached for tell in command.told):
        raise Refused(
            "Somebody here would read nothing of it: they do not work with this pupil, or are to keep out. Tell those "
            "who work with the pupil, or assign them first."
        )
    if len({tell.person for tell in command.told}) < len(command.told):
        raise Invalid("Somebody is told twice. Tell each person once.")
    if not command.pupil_told and command.why_pupil_not_told is None:
        raise Invalid("Say in `why_pupil_not_told` why the pupil was not told.")
    for tell in command.told:
        if tell.level is Level.SUMMARY and tell.wording is None:
            raise Invalid("Say in `wording` what this person is to read: nothing is taken from the record for them.")
        if tell.level is Level.EXISTENCE and tell.wording is not None:
            raise Invalid("Told at `existence`, nobody reads a `wording`. Leave it out, or tell them the summary.")


TELLING = Decider("telling", Unbound(), evolve_unbound, checked({TellBeyondAgreement: tell_beyond_agreement}))
