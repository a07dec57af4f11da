"""A request for help by a pupil or a parent: in their own capacity or written down by whoever heard it; its answer."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.around.codes import HelpStands
from case_store.around.commands import AnswerHelp, AskForHelp, PassOnRequest
from case_store.around.events import HelpAnswered, HelpRequested
from case_store.around.state import Help, evolve_help
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.codes import RequestedBy
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.home.events import ContactWorded
from case_store.marked import of_words
from case_store.things import case_of, pupil_of
from case_store.vocabulary import Capacity


def ask_for_help(command: AskForHelp, request: Help, around: Circumstances) -> Iterator[Event]:
    """A request is a matter of its own, and waits. Who asks follows from the capacity in which they come."""
    _new(request)
    own = around.actor.capacity is Capacity.PUPIL
    yield HelpRequested(
        author=around.actor.person,
        requested_by=RequestedBy.PUPIL if own else RequestedBy.PARENT,
        requested_on=around.today,
        themself=True,
        words=command.words,
        hoped_for=command.hoped_for,
        names=command.names - {around.actor.person},
    )


def pass_on_request(command: PassOnRequest, request: Help, around: Circumstances) -> Iterator[Happening]:
    """What a pupil or a parent asked an adult for. What a pupil said is said by that pupil."""
    _new(request)
    requested_on = happened(command.requested_on, around, "requested_on")
    if command.requested_by is RequestedBy.PUPIL and command.said_by not in {None, pupil_of(around)}:
        raise Invalid("`said_by` is somebody else than the pupil. Leave it out, or say that a parent asked.")
    if command.requested_by is RequestedBy.PARENT and command.said_by == pupil_of(around):
        raise Invalid("`said_by` is the pupil. Leave it out, or say that the pupil asked.")
    words = of_words(command, around)
    if command.requested_by is RequestedBy.PUPIL:
        words["said_by"] = pupil_of(around)
    requested = HelpRequested(
        author=around.actor.person,
        requested_by=command.requested_by,
        requested_on=requested_on,
        themself=False,
        words=command.words,
        hoped_for=command.hoped_for,
        names=command.names - {around.actor.person},
        **words,
    )
    yield Happening(requested, at=requested_on)


def answer_help(command: AnswerHelp, request: Help, around: Circumstances) -> Iterator[Event | Happening]:
    """What will be done, or why not; and to the parent who asked, if they are known, in words for them."""
    if request.stands is None:
        raise NotFound
    if request.stands is not HelpStands.WAITING:
        raise Refused("This request has been answered. Write down a new one if the need has changed.")
    if command.stands is HelpStands.DECLINED and command.reason is None:
        raise Invalid("Say in `reason` why not, so that whoever asked can look for help elsewhere.")
    if command.stands is not HelpStands.DECLINED and command.what is None:
        raise Invalid("Say in `what` what will be done.")
    if command.wording is not None and request.parent is None:
        raise Invalid("`wording` is for the parent who asked, and none is known here. Leave it out.")
    yield HelpAnswered(
        author=around.actor.person,
        stands=command.stands,
        what=command.what,
        who=command.who,
        reason=command.reason,
        names=request.names,
    )
    if command.wording is not None:
        worded = ContactWorded(
            author=around.actor.person,
            happened_on=around.today,
            addressee=request.parent,
            wording=command.wording,
        )
        yield Happening(worded, stream=around.mint(), matter=case_of(around))


def _new(request: Help) -> None:
    if request.stands is not None:
        raise Refused("This request has been made. Make a new one.")


HELP = Decider(
    "help",
    Help(),
    evolve_help,
    checked({AskForHelp: ask_for_help, PassOnRequest: pass_on_request, AnswerHelp: answer_help}),
    is_matter=True,
)
