"""Which step of a programme or group an entry is: held, not held, a contact, a measure, somebody who stands in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from case_store.calendar import today
from case_store.elsa import events as elsa
from case_store.entry import Entry
from case_store.group import events as group
from case_store.handover import events as handover
from case_store.impact.events import Measured, Reported, WordedForHome
from case_store.journal.inline import Row
from projections.elsa_progress.rows import step


def steps_of(entry: Entry) -> Iterable[Row]:
    """The rows that `entry` sets; none for one that is no step. Pure: the same entry gives the same rows."""
    for kind in (_of_sessions, _of_contact, _of_groups, _of_hands, _of_impact):
        yield from kind(entry)


def _of_sessions(entry: Entry) -> Iterable[Row]:
    match entry.happened:
        case elsa.SessionPlanned(planned_for=day) | group.SessionPlanned(planned_for=day):
            yield step(entry, "planned", day)
        case elsa.SessionNoted(held_on=day):
            yield step(entry, "held", day)
        case elsa.SessionCorrected(held_on=date() as day) if entry.about is not None:
            yield step(entry, "corrected", day, about=entry.about)
        case elsa.SessionNotHeld(planned_for=day, why=why) | group.SessionNotHeld(planned_for=day, why=why):
            yield step(entry, "not_held", day, met=why.value)
        case elsa.ObjectiveReviewed(held_on=day, met=met) if met is not None:
            yield step(entry, "objective", day, met=met.value)
        case elsa.ProgrammeExtended(planned_weeks=weeks):
            yield step(entry, "extended", today(entry.happened_at), number=weeks)
        case elsa.GuidePassed(held_on=day, guides=guides):
            yield from (step(entry, "guide_passed", day, part=guide.value, met=guide.value) for guide in guides)
        case _:
            pass


def _of_contact(entry: Entry) -> Iterable[Row]:
    """The lighter contact after the sessions: as planned, as it was, and its end."""
    match entry.happened:
        case elsa.TouchBasePlanned(contacts=days):
            yield from (step(entry, "contact_planned", day, part=day.isoformat()) for day in days)
        case elsa.TouchedBase(held_on=day, falls=falls):
            yield step(entry, "contact", day, met="falls" if falls else "does_not_fall")
        case elsa.TouchBaseEnded(ended_on=day):
            yield step(entry, "contacts_ended", day)
        case _:
            pass


def _of_groups(entry: Entry) -> Iterable[Row]:
    """The group's own sessions, and each member's, which lie in the member's case."""
    match entry.happened:
        case group.SessionHeld(held_on=day, met=met):
            yield step(entry, "held", day)
            if met is not None:
                yield step(entry, "objective", day, part="objective", met=met.value)
        case group.Attended(held_on=day, attended=attended):
            yield step(entry, "attended" if attended else "missed", day)
        case group.Joined(joined_on=day):
            yield step(entry, "joined", day)
        case group.Left(left_on=day):
            yield step(entry, "left", day)
        case _:
            pass


def _of_hands(entry: Entry) -> Iterable[Row]:
    """Who stands in and who takes over. Of a group it is said in each member's case too: that counts once."""
    match entry.happened:
        case handover.CoverArranged(member=False) as cover:
            yield step(entry, "cover", cover.starts, until=cover.ends, person=cover.elsa)
        case handover.CoverEnded(member=False) as cover:
            yield step(entry, "cover_ended", cover.ends, person=cover.elsa)
        case handover.HandedOver(member=False) as handed:
            yield step(entry, "handed_over", today(entry.happened_at), person=handed.to)
        case handover.TakenOver(member=False) as taken:
            yield step(entry, "taken_over", taken.from_day, person=taken.elsa)
            yield step(entry, "handed_on", taken.from_day, part="former", person=taken.former)
        case _:
            pass


def _of_impact(entry: Entry) -> Iterable[Row]:
    """That it was measured, by whom and when: never the value. The report is done when nothing of it is outstanding."""
    match entry.happened:
        case Measured(measured_on=day, by=by, at=at):
            yield step(entry, "measured", day, met=f"{at.value}_by_{by.value}")
        case Reported(complete=True) | WordedForHome(complete=True):
            yield step(entry, "reported", today(entry.happened_at))
        case _:
            pass
