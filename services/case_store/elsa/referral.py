"""A request for support: waiting, accepted with the ELSA who will deliver, or declined with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from case_store.checks import checked
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.aims import aims_of
from case_store.elsa.codes import ReferralStands, RequestedBy
from case_store.elsa.commands import DecideReferral, Refer, StartProgramme
from case_store.elsa.events import ProgrammeStarted, ReferralDecided, Referred
from case_store.elsa.guides import usual_minutes
from case_store.entry import Event
from case_store.errors import Invalid, NotFound, Refused
from case_store.things import case_of, pupil_of


@dataclass(frozen=True, slots=True)
class Referral:
    """How a referral stands; `elsa` is the one asked for, then the one who delivers; `referrer` who asked, if staff."""

    stands: ReferralStands | None = None
    elsa: UUID | None = None
    referrer: UUID | None = None


def evolve(referral: Referral, event: Event) -> Referral:
    """Remember whom the referrer asked for, and what was decided."""
    match event:
        case Referred(elsa=elsa, referrer=referrer):
            return Referral(ReferralStands.WAITING, elsa, referrer)
        case ReferralDecided(stands=stands, elsa=elsa):
            return replace(referral, stands=stands, elsa=elsa)
        case _:
            return referral


def refer(command: Refer, referral: Referral, around: Circumstances) -> Iterator[Event]:
    """A referral is a matter of its own, and waits."""
    if referral.stands:
        raise Refused("This referral has been made. Make a new one.")
    yield Referred(
        author=around.actor.person,
        hoped_for_outcomes=command.hoped_for_outcomes,
        background=command.background,
        requested_by=command.requested_by,
        elsa=command.elsa,
        pupil=pupil_of(around),
        case=case_of(around),
        referrer=around.actor.person if command.requested_by is RequestedBy.STAFF else None,
    )


def decide_referral(command: DecideReferral, referral: Referral, around: Circumstances) -> Iterator[Event]:
    """Accepted with an ELSA, or declined with a reason, once."""
    if referral.stands is None:
        raise NotFound
    if referral.stands is not ReferralStands.WAITING:
        raise Refused("This referral does not wait for a decision. Make a new one if the need has changed.")
    accepted = command.decision is ReferralStands.ACCEPTED
    elsa = (command.elsa or referral.elsa) if accepted else None
    if accepted and elsa is None:
        raise Invalid("Say in `elsa` who will work with this pupil.")
    if not accepted and command.reason is None:
        raise Invalid("Say in `reason` why, so that whoever asked can look for help elsewhere.")
    yield ReferralDecided(
        author=around.actor.person,
        stands=command.decision,
        reason=command.reason,
        decided_on=around.today,
        elsa=elsa,
        elsa_asked=referral.elsa,
        pupil=pupil_of(around),
        case=case_of(around),
        referrer=referral.referrer,
    )


def start_programme(command: StartProgramme, referral: Referral, around: Circumstances) -> Iterator[Happening]:
    """An accepted referral becomes a programme: a new stream, and a matter of its own.

    Raises Refused where the referral was not accepted, where the ELSA's accreditation has lapsed, or where it is
    planned beyond the guides and nobody says why. They are guides: with a reason, any length or pattern will do.
    """
    if referral.stands is None:
        raise NotFound
    if referral.stands is not ReferralStands.ACCEPTED or referral.elsa is None:
        raise Refused("A programme follows from an accepted referral. Have the referral accepted first.")
    accredited(around)
    limit = around.settings.programme_weeks_limit
    if command.planned_weeks > limit and command.reason_for_length is None:
        raise Refused(f"This is longer than {limit} weeks. Say in `reason_for_length` why this pupil needs longer.")
    if _beyond_the_usual(command, around) and command.reason_for_pattern is None:
        raise Refused("This is beyond the usual pattern. Say in `reason_for_pattern` why this pupil needs it so.")
    programme = around.mint()
    started = ProgrammeStarted(
        author=around.actor.person,
        starts=command.starts or around.today,
        when_out_of_class=command.when_out_of_class,
        whom_to_ask=command.whom_to_ask or referral.elsa,
        focus=command.focus,
        focus_in_words=command.focus_in_words,
        aims=aims_of(command.aims),
        planned_weeks=command.planned_weeks,
        reason_for_length=command.reason_for_length,
        referral=command.referral,
        pupil=pupil_of(around),
        case=case_of(around),
        elsa=referral.elsa,
        designed_by=command.designed_by,
        designer=command.designer,
        session_minutes=command.session_minutes,
        sessions_a_week=command.sessions_a_week,
        out_of_favourite_lesson=command.out_of_favourite_lesson,
        reason_for_pattern=command.reason_for_pattern,
        referrer=referral.referrer,
    )
    yield Happening(started, stream=programme, matter=programme, thing=programme)


def accredited(around: Circumstances) -> None:
    """Raises Refused for an ELSA whose accreditation has lapsed: what they began goes on, nothing new begins.

    Where none is recorded, nothing has lapsed.
    """
    until = around.accredited_until
    if until is not None and until < around.today:
        raise Refused("Your accreditation has lapsed. Attend supervision and have it recorded, then start.")


def _beyond_the_usual(command: StartProgramme, around: Circumstances) -> bool:
    """Longer sessions than suit the age, more than one a week, or out of a favourite lesson."""
    long = command.session_minutes is not None and command.session_minutes > usual_minutes(around)
    often = command.sessions_a_week is not None and command.sessions_a_week > 1
    return long or often or bool(command.out_of_favourite_lesson)


REFERRAL = Decider(
    "referral",
    Referral(),
    evolve,
    checked({Refer: refer, DecideReferral: decide_referral, StartProgramme: start_programme}),
    is_matter=True,
)
