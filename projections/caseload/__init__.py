"""Whose caseload holds what beside programmes and groups: referrals that wait, and what stands in the way, by code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from case_store.calendar import today
from case_store.elsa.codes import NotHeld
from case_store.elsa.events import ReferralDecided, Referred, SessionNotHeld
from case_store.entry import Entry
from case_store.group import events as group
from case_store.journal.inline import Row
from case_store.support.codes import BlockerStands
from case_store.support.events import BlockerAnswered, BlockerReported
from case_store.vocabulary import Role
from projections.following import Kept

LINES = Kept(
    "caseload_lines",
    {
        "entry": "uuid",
        "matter": "uuid",
        "file": "uuid",
        "kind": "text",
        "elsa": "uuid",
        "code": "text",
        "about": "uuid",
        "day": "date",
    },
    key=("entry",),
)
IN_THE_WAY = frozenset({NotHeld.NOT_RELEASED, NotHeld.NO_ROOM, NotHeld.ELSA_CALLED_AWAY, NotHeld.CLOSED})
"""Why a session was not held, as far as that lies with the school. That a pupil was absent or declined is theirs."""


class Caseload:
    """One row an entry that asked for support, decided on it, or said by code what stood in the way of the work."""

    name = "caseload"
    tables: tuple[Kept, ...] = (LINES,)
    by_file = True

    def project(self, entry: Entry) -> Iterable[Row]:
        """The line of `entry`, if it is one."""
        match entry.happened:
            case Referred(elsa=elsa):
                yield _line(entry, "referred", today(entry.happened_at), elsa=elsa)
            case ReferralDecided(decided_on=day, elsa=elsa, stands=stands):
                yield _line(entry, "decided", day, elsa=elsa, code=stands.value)
            case SessionNotHeld(planned_for=day, why=why) | group.SessionNotHeld(planned_for=day, why=why):
                if why in IN_THE_WAY:
                    yield _line(entry, "not_held", day, elsa=_author(entry), code=why.value)
            case BlockerReported(elsa=elsa, noticed_on=day, code=code):
                yield _line(entry, "blocker", day, elsa=elsa, code=code.value)
            case BlockerAnswered(stands=BlockerStands.SOLVED) as solved:
                about = {"code": solved.code.value, "about": solved.blocker}
                yield _line(entry, "solved", today(entry.happened_at), elsa=solved.elsa, **about)
            case _:
                pass


def _author(entry: Entry) -> UUID | None:
    return next((person for role, person in entry.lifted.people if role is Role.AUTHOR), None)


def _line(entry: Entry, kind: str, day: date, **more: Any) -> Row:
    ids = {"entry": entry.id, "matter": entry.matter, "file": entry.file, **more}
    values = {name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()}
    return Row(LINES.name, {**values, "kind": kind, "day": day.isoformat()})
