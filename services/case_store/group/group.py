"""A group that one or two ELSAs run: who is in it, and its beginning and end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.elsa.codes import Ending
from case_store.elsa.referral import accredited
from case_store.errors import Invalid, Refused
from case_store.group.commands import (
    EndGroup,
    HoldSession,
    Join,
    Leave,
    PlanSession,
    RecordSessionNotHeld,
    StartGroup,
)
from case_store.group.events import Ended, Joined, Left, Started
from case_store.group.session import hold_session, plan_session, session_not_held
from case_store.group.state import Group, evolve, running
from case_store.things import case_of, pupil_of, thing


def start_group(command: StartGroup, group: Group, around: Circumstances) -> Iterator[Happening]:
    """Run by whoever starts it, and by one more if they name one. Longer than usual asks for a reason."""
    if group.started:
        raise Refused("This group has begun. There is nothing to do.")
    accredited(around)
    limit = around.settings.programme_weeks_limit
    if command.planned_weeks > limit and command.reason_for_length is None:
        raise Refused(f"This is longer than {limit} weeks. Say in `reason_for_length` why this group needs longer.")
    started = Started(
        author=around.actor.person,
        starts=command.starts or around.today,
        when_out_of_class=command.when_out_of_class,
        focus=command.focus,
        plan_in_words=command.plan_in_words,
        designed_by=command.designed_by,
        designer=command.designer,
        planned_weeks=command.planned_weeks,
        reason_for_length=command.reason_for_length,
        elsas=frozenset({around.actor.person} | ({command.co_runner} if command.co_runner else set())),
    )
    yield Happening(started, thing=thing(around))


def join(command: Join, group: Group, around: Circumstances) -> Iterator[Happening]:
    """One pupil, in their own case. More than usual asks for a reason. Raises Refused for one who is in it."""
    joined_on = happened(command.joined_on, around, "joined_on")
    began = running(group, joined_on)
    pupil, limit = pupil_of(around), around.settings.group_size_limit
    if pupil in group.now():
        raise Refused("This pupil is in this group already. There is nothing to do.")
    if len(group.now()) >= limit and command.reason_for_size is None:
        raise Refused(f"More than {limit} would be in this group. Say in `reason_for_size` why it works with more.")
    joined = Joined(
        author=around.actor.person,
        joined_on=joined_on,
        when_out_of_class=command.when_out_of_class or began.when_out_of_class,
        whom_to_ask=command.whom_to_ask or _whom_to_ask(group, around),
        focus=began.focus,
        plan_in_words=began.plan_in_words,
        reason_for_size=command.reason_for_size,
        referral=command.referral,
        pupil=pupil,
        case=case_of(around),
        **group.runners,
    )
    yield Happening(joined, file=case_of(around), at=joined_on)


def _whom_to_ask(group: Group, around: Circumstances) -> object:
    """Whoever takes the pupil in, if they run the group; else the first of those who do."""
    actor = around.actor.person
    return actor if actor in group.elsas else min(group.elsas)


def leave(command: Leave, group: Group, around: Circumstances) -> Iterator[Happening]:
    """One pupil, in their own case. Raises Refused for one who is not in it."""
    running(group, around.today)
    left_on = happened(command.left_on, around, "left_on")
    if pupil_of(around) not in group.now():
        raise Refused("This pupil is not in this group. Look the group up again.")
    yield _left(command, group, around, left_on)


def end_group(command: EndGroup, group: Group, around: Circumstances) -> Iterator[Happening]:
    """All who are still in it leave it, each in their own case; then it is over."""
    if group.ended is not None:
        raise Refused("This group has ended already. There is nothing to do.")
    ended_on = happened(command.ended_on, around, "ended_on")
    began = running(group, ended_on)
    if ended_on < min(began.starts, around.today):
        raise Invalid("`ended_on` lies before the group's first day. Check the day.")
    for pupil in group.now():
        why = Leave(pupil=pupil, why=Ending.GROUP_ENDED)
        yield _left(why, group, around, max(ended_on, group.members[pupil].joined_on))
    ended = Ended(
        author=around.actor.person, ended_on=ended_on, why=command.why, reasons=command.reasons, **group.runners
    )
    yield Happening(ended, at=ended_on)


def _left(command: Leave, group: Group, around: Circumstances, left_on: date) -> Happening:
    member = group.members[command.pupil]
    if left_on < member.joined_on:
        raise Invalid("`left_on` lies before the day on which this pupil joined. Check the day.")
    left = Left(
        author=around.actor.person,
        left_on=left_on,
        why=command.why,
        reasons=command.reasons,
        pupil=command.pupil,
        case=member.case,
        **group.runners,
    )
    return Happening(left, file=member.case, at=left_on)


GROUP = Decider(
    "group",
    Group(),
    evolve,
    checked(
        {
            StartGroup: start_group,
            Join: join,
            Leave: leave,
            PlanSession: plan_session,
            HoldSession: hold_session,
            RecordSessionNotHeld: session_not_held,
            EndGroup: end_group,
        }
    ),
    is_matter=True,
)
