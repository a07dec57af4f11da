"""Whom a telling would not reach: recorded, it would say that somebody was told who reads nothing of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from access_policy.asked import Asking, Kind
from access_policy.found import Found
from access_policy.question import Answers
from case_store.decider import Command
from case_store.vocabulary import Capacity, Label, Level, Part, Relation, Role
from projections.relations.standing import OnRoll, Standing

_TOLD_AS = {
    Level.EXISTENCE: Label.TOLD_EXISTENCE,
    Level.SUMMARY: Label.TOLD_SUMMARY,
    Level.FULL: Label.TOLD_FULL,
}


async def unreached(answers: Answers, command: Command, found: Found, today: date) -> frozenset[UUID]:
    """Those whom `command` tells something and who would read nothing of it, as they stand to this pupil today.

    Policy itself is asked, about the wording that the telling would leave. Of bars only a conflict counts, which leads
    know of: that somebody is the subject of a concern is said to nobody, so a telling does not fail by it.
    """
    asked = (
        (tell.person, await answers.told(_asking(found, found.told[tell.person], today), kind, found.rights.revision))
        for tell in getattr(command, "told", ())
        for kind in (_kind(found, tell.level),)
    )
    return frozenset([person async for person, told in asked if told.level is Level.NONE])


def _asking(found: Found, standing: Standing, today: date) -> Asking:
    pupil = found.pupil
    relations = standing.to(
        pupil.pupil if pupil else None,
        sen_or_referred=bool(pupil and pupil.sen_or_referred),
        roll=pupil.on_roll(today) if pupil else OnRoll.NOW,
    )
    return Asking(capacity=Capacity.STAFF, relations=relations)


def _kind(found: Found, level: Level) -> Kind:
    if found.part is Part.ADULT_CONCERNS:
        return Kind(part=Part.ADULT_CONCERNS, matter=frozenset({Relation.TOLD_FULL}))
    labels = frozenset({Label.FOR_READER, _TOLD_AS[level]})
    return Kind(part=Part.CONCERNS, labels=labels, mine=frozenset({Role.TOLD}), told=level)
