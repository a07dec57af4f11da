"""What has happened when a programme or a group changed hands.

Each lies in the stream and the matter of the programme or group. Of a group it is said once in the group's file, with
no pupil, and once in each member's case, with `member`, so that what it opens of a pupil follows from that case alone.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from case_store.entry import EXISTENCE, Event, Person
from case_store.vocabulary import Part, Role, Sensitive


class CoverArranged(Event, name="handover.cover_arranged", part=Part.PROGRAMME):
    """Another ELSA covers for some days, to the last of which they read what they need for it."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    elsa: Annotated[UUID, EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    ends: Annotated[date, EXISTENCE]
    reason: Sensitive | None = None
    referral: UUID | None = None
    pupil: UUID | None = None
    case: UUID | None = None
    member: bool = False


class CoverEnded(Event, name="handover.cover_ended", part=Part.PROGRAMME):
    """Cover ended earlier than arranged. `handed_over`: the work had been handed over to this ELSA."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    elsa: Annotated[UUID, EXISTENCE]
    ends: Annotated[date, EXISTENCE]
    starts: date
    handed_over: bool = False
    referral: UUID | None = None
    pupil: UUID | None = None
    case: UUID | None = None
    member: bool = False


class HandedOver(Event, name="handover.handed_over", part=Part.PROGRAMME):
    """The work was handed over to whoever covers or takes over; whether the pupil was told, and if not why.

    `until` is the last day of the cover it was for, None for somebody who took over.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    to: Annotated[UUID, EXISTENCE]
    pupil_told: bool
    why_not_told: Sensitive | None = None
    words: Sensitive | None = None
    until: date | None = None
    pupil: UUID | None = None
    case: UUID | None = None
    member: bool = False


class TakenOver(Event, name="handover.taken_over", part=Part.PROGRAMME):
    """Another ELSA is responsible from a day on, in place of `former`, who reads to the eve of it.

    `former_took_over`: so had the one before; `handed_over`: the work had been handed over to `elsa` when they
    covered; `until`: the last day on which the report of what has ended may be done.
    """

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    elsa: Annotated[UUID, EXISTENCE]
    from_day: Annotated[date, EXISTENCE]
    former: UUID
    former_took_over: bool = False
    handed_over: bool = False
    until: date | None = None
    reason: Sensitive | None = None
    referral: UUID | None = None
    pupil: UUID | None = None
    case: UUID | None = None
    member: bool = False
