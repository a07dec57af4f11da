"""An ELSA's own support: what they offload, what stands in their way, who supervises and meets them, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.support import commands as asked
from case_store.support.codes import Blocker, BlockerStands
from case_store.support.events import (
    Accredited,
    BlockerAnswered,
    BlockerReported,
    ManagerMet,
    Offloaded,
    SupervisionAttended,
)
from case_store.things import thing


def offload(command: asked.Offload, _state: None, around: Circumstances) -> Iterator[Happening]:
    """The ELSA's own words, theirs alone unless they share them."""
    day = happened(command.happened_on, around, "happened_on")
    offloaded = Offloaded(
        elsa=_elsa(around),
        author=around.actor.person,
        happened_on=day,
        words=command.words,
        what_would_help=command.what_would_help,
        shared=command.share_with_manager,
    )
    yield Happening(offloaded, at=day)


def record_supervision(command: asked.RecordSupervision, _state: None, around: Circumstances) -> Iterator[Happening]:
    """That it was attended keeps the accreditation alive. Raises Refused for notes in another's name."""
    if command.own_notes is not None and around.actor.person != around.person:
        raise Refused("Own notes are the ELSA's to write. Leave them out; say what it was about in `themes`.")
    day = happened(command.attended_on, around, "attended_on")
    attended = SupervisionAttended(
        elsa=_elsa(around),
        author=around.actor.person,
        attended_on=day,
        supervisor=command.supervisor,
        how=command.how,
        minutes=command.minutes,
        themes=command.themes,
        own_notes=command.own_notes,
    )
    yield Happening(attended, at=day)


def record_meeting(command: asked.RecordManagerMeeting, _state: None, around: Circumstances) -> Iterator[Happening]:
    """A meeting that was held; the next one lies after it."""
    day = happened(command.met_on, around, "met_on")
    if command.next_on is not None and command.next_on <= day:
        raise Invalid("`next_on` does not lie after this meeting. Check the days.")
    met = ManagerMet(
        elsa=_elsa(around),
        author=around.actor.person,
        met_on=day,
        agreed=command.agreed,
        development=command.development,
        next_on=command.next_on,
    )
    yield Happening(met, at=day)


def record_accreditation(command: asked.RecordAccreditation, _state: None, around: Circumstances) -> Iterator[Event]:
    """The newest record stands, also one that ends the accreditation sooner.

    It happened when it was recorded: the day of accreditation is told from summary on, and would stand in the envelope.
    """
    day = happened(command.accredited_on, around, "accredited_on")
    if command.until is not None and command.until < day:
        raise Invalid("`until` lies before `accredited_on`. Turn them round, or leave the last day out.")
    yield Accredited(
        elsa=_elsa(around),
        author=around.actor.person,
        accredited_on=day,
        until=command.until,
        by_whom=command.by_whom,
        evidence=command.evidence,
    )


@dataclass(frozen=True, slots=True)
class Reported:
    """A blocker as it stands: whose it is, and whether it is solved."""

    elsa: UUID | None = None
    code: Blocker = Blocker.OTHER
    stands: BlockerStands | None = None


def evolve(reported: Reported, event: Event) -> Reported:
    """Remember whose blocker it is, and the newest answer."""
    match event:
        case BlockerReported(elsa=elsa, code=code):
            return Reported(elsa, code)
        case BlockerAnswered(elsa=elsa, code=code, stands=stands):
            return Reported(elsa, code, stands)
        case _:
            return reported


def report_blocker(command: asked.ReportBlocker, _reported: Reported, around: Circumstances) -> Iterator[Happening]:
    """By code, and in words if the ELSA has some."""
    day = happened(command.noticed_on, around, "noticed_on")
    reported = BlockerReported(
        elsa=_elsa(around),
        author=around.actor.person,
        code=command.code,
        noticed_on=day,
        words=command.words,
        what_would_help=command.what_would_help,
    )
    yield Happening(reported, at=day)


def answer_blocker(command: asked.AnswerBlocker, reported: Reported, around: Circumstances) -> Iterator[Event]:
    """Only to the ELSA who reported it. Raises Refused once it is solved: what comes back is reported anew."""
    if reported.elsa is None or reported.elsa != around.person:
        raise NotFound
    if reported.stands is BlockerStands.SOLVED:
        raise Refused("This blocker is solved. If it has come back, the ELSA reports it anew.")
    yield BlockerAnswered(
        elsa=reported.elsa,
        author=around.actor.person,
        blocker=thing(around),
        code=reported.code,
        stands=command.stands,
        what_was_done=command.what_was_done,
    )


def _elsa(around: Circumstances) -> UUID:
    if around.person is None:
        raise NotFound
    return around.person


def _nothing(state: None, _event: Event) -> None:
    return state


SUPPORT: Decider[None] = Decider(
    "support",
    None,
    _nothing,
    checked(
        {
            asked.Offload: offload,
            asked.RecordSupervision: record_supervision,
            asked.RecordManagerMeeting: record_meeting,
            asked.RecordAccreditation: record_accreditation,
        }
    ),
)
BLOCKER = Decider(
    "blocker", Reported(), evolve, checked({asked.ReportBlocker: report_blocker, asked.AnswerBlocker: answer_blocker})
)
