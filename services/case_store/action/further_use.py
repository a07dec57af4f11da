"""Whether what an agency said may go further: it is asked, and answers. To keep a child safe, a lead goes beyond."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.action.commands import AnswerFurtherUse, AskFurtherUse, UseBeyond
from case_store.action.events import FurtherUseAnswered, FurtherUseAsked, UsedBeyond
from case_store.action.state import FurtherUse, evolve_further_use
from case_store.agency.people import from_agency
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, EntryAbout, Happening
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.things import thing
from case_store.vocabulary import Label, Role


def ask(command: AskFurtherUse, _: FurtherUse, around: Circumstances) -> Iterator[Happening]:
    """Asked of whoever said it. Raises Refused where the words of this entry are not that person's, or no agency's."""
    about, asking = _about(around), thing(around)
    ever = from_agency(command.asked_of, around).ever
    if (Role.SAID_BY, command.asked_of) not in about.people and about.author != command.asked_of:
        raise Refused("These are not their words. Ask whoever said them.")
    if not ever:
        raise Refused("They come from no agency, so nobody need be asked for one. Look at who said it.")
    asked = FurtherUseAsked(
        author=around.actor.person,
        addressee=command.asked_of,
        agency=min(ever),
        asked_on=happened(command.asked_on, around, "asked_on"),
        to_whom=command.to_whom,
        for_what=command.for_what,
        unsafe=Label.UNSAFE_FOR_PARENTS in about.labels,
    )
    yield Happening(asked, matter=about.matter, about=about.id, thing=asking)


def answer(command: AnswerFurtherUse, use: FurtherUse, around: Circumstances) -> Iterator[Event]:
    """A later answer is the one that counts. Raises NotFound where nobody was asked."""
    if use.asked_of is None or use.asked_on is None:
        raise NotFound
    answered_on = happened(command.answered_on, around, "answered_on")
    if answered_on < use.asked_on:
        raise Invalid("`answered_on` lies before the day on which they were asked. Check the days.")
    yield FurtherUseAnswered(
        author=around.actor.person,
        addressee=use.asked_of,
        answered_on=answered_on,
        answer=command.answer,
        limits=command.limits,
        unsafe=use.unsafe,
    )


def use_beyond(command: UseBeyond, _: FurtherUse, around: Circumstances) -> Iterator[Happening]:
    """To keep a child safe, whatever the agency answered."""
    about = _about(around)
    used = UsedBeyond(
        author=around.actor.person, to_whom=command.to_whom, reason=command.reason, agency_told=command.agency_told
    )
    yield Happening(used, matter=about.matter, about=about.id)


def _about(around: Circumstances) -> EntryAbout:
    """The entry that holds the agency's words. Raises NotFound where none was named."""
    if around.about is None:
        raise NotFound
    return around.about


FURTHER_USE = Decider(
    "further_use",
    FurtherUse(),
    evolve_further_use,
    checked({AskFurtherUse: ask, AnswerFurtherUse: answer, UseBeyond: use_beyond}),
)
