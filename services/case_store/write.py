"""The way in: a command, if policy permits it and the history allows it, becomes entries, all or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from case_store.decider import Circumstances, Command, Happening
from case_store.desk import Call, FileKind, Receipt, To
from case_store.entry import Because, Entry, entry_of
from case_store.errors import Invalid, KeyReused, NotFound, Stale, Unavailable
from case_store.journal.journal import Journal
from case_store.journal.proposed import NewFile, Proposed, RightsChanged, Settled, StaleStream
from case_store.journal.reader import Snapshot
from case_store.vocabulary import Capacity

ATTEMPTS = 8
"""How often a command without an expected version is decided again when others were faster."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command goes, found out: its stream, its matter, and the file that a new stream's entries lie in.

    `version` is the one that its stream has come to, 0 for a new one; `others` are further files that it may write in.
    """

    stream: UUID
    matter: UUID | None
    file: NewFile
    version: int = 0
    others: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave to act: where, under which circumstances, by which rules, and as of which position of the journal."""

    place: Place
    around: Circumstances
    because: Because
    as_of: int


Leave = Callable[[Journal, Snapshot, Call, Command, To], Awaitable[Permit]]
"""Whether an act is permitted, and where it goes. Raises Denied or NotFound, recorded; Unavailable."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """Takes commands in: the only thing that adds to the record, beside the disclosures of the way out."""

    journal_of: Callable[[str], Awaitable[Journal]]
    leave: Leave
    mint: Callable[[], UUID]

    async def write(self, call: Call, command: Command, to: To) -> Receipt:
        """What is answered once the command's entries are durable; for a retry, what was answered the first time.

        Raises NotFound or Denied (policy), NotFound (no such draft), Refused (history), Invalid, KeyReused (same key,
        something else), Stale (If-Match named another version) and Unavailable.
        """
        journal = await self.journal_of(call.actor.custodian)
        key = uuid5(call.actor.person, call.key)
        digest = journal.hmac(_body(command, to))
        for _ in range(ATTEMPTS):
            try:
                return await self._decide(journal, call, command, to, key, digest)
            except Settled as settled:
                return _again(settled.digest, settled.answer, digest)
            except StaleStream as stale:
                if call.expected is not None:
                    raise Stale from stale
            except RightsChanged:
                continue  # nobody writes by a right that has just ended: ask for leave again
        raise Unavailable

    async def _decide(
        self, journal: Journal, call: Call, command: Command, to: To, key: UUID, digest: bytes
    ) -> Receipt:
        async with journal.snapshot(unless=key) as snapshot:
            permit = await self.leave(journal, snapshot, call, command, to)
            place, version, state = permit.place, 0, to.rules.initial
            if to.stream is not None or to.own is not None:
                version, state = await journal.states.of(snapshot, to.rules, place.stream, place.version)
            if call.draft is not None:
                await _draft_stands(journal, snapshot, call, call.draft, permit)
        if call.expected is not None and call.expected != version:
            raise Stale
        happenings = to.rules.decide(command, state, permit.around)
        entries = tuple(self._entries(call, key, permit, version, happenings))
        thing = next((happening.thing for happening in happenings if happening.thing), place.stream)
        receipt = _receipt(to, permit, thing, entries)
        kept = await journal.append(
            Proposed(
                command=key,
                entries=entries,
                files=tuple(_files(permit, entries)),
                digest=digest,
                answer=receipt.model_dump(mode="json"),
                actor=call.actor.person,
                rights_as_of=permit.as_of,
                draft=call.draft,
            )
        )
        if version:
            own = [entry for entry in kept if entry.stream == place.stream]
            journal.states.add(to.rules, place.stream, version, state, own)
        return receipt

    def _entries(
        self, call: Call, key: UUID, permit: Permit, version: int, happenings: Iterable[Happening]
    ) -> Iterable[Entry]:
        """The lines of the journal for what happens: each stream's versions follow on from what it holds."""
        place, seen = permit.place, Counter({permit.place.stream: version})
        for happening in happenings:
            stream = happening.stream or place.stream
            seen[stream] += 1
            yield entry_of(
                happening.event,
                id=happening.id or self.mint(),
                file=happening.file or place.file.file,
                stream=stream,
                version=seen[stream],
                matter=happening.matter or place.matter,
                about=happening.about,
                actor=call.actor,
                because=permit.because,
                happened_at=_moment(happening.at, permit.around.now),
                command=key,
            )


async def _draft_stands(journal: Journal, snapshot: Snapshot, call: Call, draft: UUID, permit: Permit) -> None:
    """Raises NotFound where the draft that a command comes of is not the actor's own, as a member of staff."""
    if call.actor.capacity is not Capacity.STAFF:
        raise NotFound
    await journal.drafts.stands(snapshot, draft, call.actor.person, permit.around.today)


def _moment(at: datetime | date | None, now: datetime) -> datetime:
    """When it happened: a day without a time of day counts as its noon."""
    if at is None or isinstance(at, datetime):
        return at or now
    return datetime.combine(at, time(12), UTC)


def _files(permit: Permit, entries: Iterable[Entry]) -> Iterable[NewFile]:
    """The files that the entries lie in: the command's own, those of the other pupils it names, and the trail."""
    permitted = {one.file: one for one in (permit.place.file, *permit.place.others)}
    for file in {entry.file for entry in entries}:
        if file in permitted:
            yield permitted[file]
        elif file == permit.around.trail:
            yield NewFile(file, FileKind.TRAIL, None)
        else:
            raise Invalid("What this would cause lies in a file that the command does not concern.")


def _receipt(to: To, permit: Permit, thing: UUID, entries: Sequence[Entry]) -> Receipt:
    """What the caller learns. Of a stream that may have held something before, not even how much was added.

    The version is that of the thing made or acted on, or of the stream that it lies in; and none of a stream in which
    the command left nothing, for it would count what others left there.
    """
    place, case = permit.place, permit.around.case
    if (to.stream is not None or to.own is not None) and not to.must_exist:
        return Receipt(id=thing)
    own = tuple(entry.id for entry in entries)
    newest = {entry.stream: entry.version for entry in entries}
    return Receipt(id=thing, entries=own, version=newest.get(thing, newest.get(place.stream)), case=case)


def _again(digest: bytes, answer: Any, now: bytes) -> Receipt:
    if digest != now:
        raise KeyReused
    return Receipt.model_validate(answer)


def _body(command: Command, to: To) -> bytes:
    """What makes a retry the same request: the act, where it goes, and everything that was sent."""
    where = [to.stream, to.own, to.pupil, to.case, to.person, to.about, to.matter, *to.pupils]
    return json.dumps([command.action, where, command.model_dump(mode="json")], sort_keys=True, default=str).encode()
