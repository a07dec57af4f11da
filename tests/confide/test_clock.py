"""A concern that nobody has opened goes to the next in line, once, and not before its time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from case_store.concern.codes import PassedOnFor
from case_store.concern.commands import PassOn
from case_store.concern.events import AdultRaised, Closed, PassedOn, Raised
from case_store.decider import Command
from case_store.desk import To
from case_store.disclosing import Disclosed, FileTold, KindTold
from case_store.entry import Entry, Event
from case_store.errors import Refused, Unavailable
from case_store.journal.ids import new_id
from case_store.people.events import SettingsChanged
from case_store.people.settings import settings_stream
from case_store.vocabulary import DEFAULT_AUDIENCE, Capacity, Level, Part, Sensitive
from confide.clock import Clock
from projections.folders import FOLDERS
from projections.inline import INLINE
from tests.conftest import MakeCustodian, MakeDatabase
from tests.projections.school import School

LEAD, TEACHER, HEAD, RAISER, PUPIL, CASE = (UUID(int=n) for n in range(1, 7))
WORDS = Sensitive("Words of a child.")
OF_PUPIL: dict[str, Any] = {"pupil": PUPIL, "case": CASE, "author": RAISER}


class Tower:
    """A clock over one school, whose hands can be moved, and what it has sent."""

    def __init__(self, school: School, clock_of: Any) -> None:
        self.school, self.ahead, self.refusing = school, timedelta(0), False
        self.silent: frozenset[str] = frozenset()
        self.sent: list[tuple[str, Command, To, str]] = []
        self._clock: Clock = clock_of(self._send, lambda: datetime.now(UTC) + self.ahead)

    async def _send(self, *chore: Any) -> None:
        if chore[0] in self.silent:
            raise Unavailable
        if self.refusing:
            raise Refused("Nobody else in line can hold this concern.")
        if chore[0] == self.school.name:
            self.sent.append(chore)

    async def strike(self, hours: float = 0) -> list[UUID | None]:
        """Which concerns are sent on, so many hours from now."""
        self.ahead, self.sent = timedelta(hours=hours), []
        self.school.follow()
        await self._clock.tick()
        return [to.stream for _, _, to, _ in self.sent]


@pytest.fixture
async def tower(school: School, database: MakeDatabase) -> AsyncIterator[Tower]:
    """A clock that looks at the school."""
    opened = await database(INLINE)
    yield Tower(school, lambda send, now: Clock(opened, send, now))


async def raised(school: School, *holders: UUID, adult: bool = False) -> Entry:
    """A concern, told to these."""
    concern = new_id()
    account = {"account": WORDS, "happened_on": date(2025, 3, 3), "holders": holders, **OF_PUPIL}
    event: Event = Raised.model_validate(account)
    if adult:
        event = AdultRaised.model_validate({**account, "subject": TEACHER})
    return await school.keep(event, file=concern if adult else CASE, stream=concern, matter=concern)


async def add(school: School, concern: Entry, event: Event) -> None:
    """Something more that happens with it."""
    await school.keep(event, file=concern.file, stream=concern.stream, matter=concern.matter)


async def read(school: School, concern: Entry, reader: UUID, level: Level = Level.FULL, **more: object) -> None:
    """A reader is told of the account."""
    told = KindTold(part=concern.part, level=level, positions=(concern.position or 0,))
    values = {"reader": reader, "capacity": Capacity.STAFF, "page": "concerns", "as_of": 1, "revision": ""}
    event = Disclosed.model_validate({**values, "files": [FileTold(file=concern.file, told=(told,))], **more})
    await school.keep(event, file=school.custodian.trail)


async def test_it_goes_on_after_the_set_time_and_not_before(school: School, tower: Tower) -> None:
    """A day, where the school has set nothing; by an ordinary command that says why."""
    concern = await raised(school, LEAD)
    assert await tower.strike(23.9) == []
    assert await tower.strike(24.1) == [concern.stream]
    assert tower.sent[0][1] == PassOn(why=PassedOnFor.UNOPENED)


async def test_the_school_sets_the_time(school: School, tower: Tower) -> None:
    """The newest setting counts."""
    concern = await raised(school, LEAD)
    values = {"text_limit": 9, "default_audience": DEFAULT_AUDIENCE, "own_words_days": 1, "concern_unopened_hours": 2}
    values |= {"programme_weeks_limit": 1, "by": HEAD}
    trail = school.custodian.trail
    await school.keep(SettingsChanged.model_validate(values), file=trail, stream=settings_stream(trail))
    assert await tower.strike(1.9) == []
    assert await tower.strike(2.1) == [concern.stream]


@pytest.mark.parametrize("opened", [True, False])
async def test_opened_is_told_in_full_to_a_lead_or_holder(school: School, tower: Tower, opened: bool) -> None:
    """Not by a teacher, nor by a lead who saw only that there is one."""
    concern = await raised(school, HEAD)
    await read(school, concern, TEACHER)
    await read(school, concern, LEAD, Level.EXISTENCE, by_lead=True)
    if opened:
        await read(school, concern, LEAD, by_lead=True)
    assert await tower.strike(48) == ([] if opened else [concern.stream])


async def test_a_holder_who_is_no_lead_opens_it_too(school: School, tower: Tower) -> None:
    """The head who stands in."""
    concern = await raised(school, HEAD)
    await read(school, concern, HEAD)
    assert await tower.strike(48) == []


async def test_a_concern_about_an_adult_is_opened_by_its_holder_alone(school: School, tower: Tower) -> None:
    """A lead who was told of it does not hold it."""
    concern = await raised(school, HEAD, adult=True)
    assert concern.part is Part.ADULT_CONCERNS
    await read(school, concern, LEAD, by_lead=True)
    assert await tower.strike(48) == [concern.stream]
    await read(school, concern, HEAD)
    assert await tower.strike(48) == []


async def test_who_holds_it_next_has_the_same_time(school: School, tower: Tower) -> None:
    """Passed on, it must be opened anew. It is sent under one key at each look, and another once it went on again."""
    concern = await raised(school, LEAD)
    await read(school, concern, LEAD, by_lead=True)
    passed = PassedOn(holder=HEAD, why=PassedOnFor.CHOSEN, **OF_PUPIL)
    await add(school, concern, passed)
    assert await tower.strike(23) == []
    assert await tower.strike(25) == [concern.stream]
    first = tower.sent[0][3]
    assert await tower.strike(26) == [concern.stream]
    assert tower.sent[0][3] == first
    await add(school, concern, passed)
    await tower.strike(27)
    assert tower.sent[0][3] != first


async def test_one_that_is_closed_is_not_due_and_one_that_nobody_holds_is_at_once(school: School, tower: Tower) -> None:
    """Nobody in line was free when it was raised: as soon as somebody is, it is theirs."""
    closed, unheld = await raised(school, LEAD), await raised(school)
    await add(school, closed, Closed(reasons=WORDS, author=LEAD))
    assert await tower.strike(0) == [unheld.stream]
    assert await tower.strike(48) == [unheld.stream]


async def test_a_refusal_does_not_stop_the_others(school: School, tower: Tower) -> None:
    """Nobody is left in line: it is told in the log, and asked again at the next look."""
    await raised(school, LEAD)
    tower.refusing = True
    assert await tower.strike(48) == []
    tower.refusing = False
    assert len(await tower.strike(48)) == 1


async def test_a_broken_school_does_not_keep_the_others_waiting(
    school: School, tower: Tower, custodian: MakeCustodian
) -> None:
    """A custodian without the tables of the projections is told of; the next one's concern goes on."""
    await custodian("broken")
    await custodian("a_broken")  # whichever side of the school they are looked at
    concern = await raised(school, LEAD)
    assert await tower.strike(48) == [concern.stream]


async def test_a_school_that_cannot_answer_does_not_keep_the_others_waiting(
    school: School, tower: Tower, database: MakeDatabase, custodian: MakeCustodian
) -> None:
    """One whose rules were never adopted, say, and that is looked at first. What is due there is sent again later."""
    name = await custodian("a_silent", FOLDERS)
    silent = School(await (await database(INLINE)).journal(name), school.postgres)
    await raised(silent, LEAD)
    silent.follow()
    concern = await raised(school, LEAD)
    tower.silent = frozenset({name})
    assert await tower.strike(48) == [concern.stream]
    silent.end()
