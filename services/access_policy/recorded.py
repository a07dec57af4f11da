"""The lines that every reading leaves behind: what was told, what was denied, what failed. Never words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from access_policy.page import Granted
from access_policy.rights import Rights
from case_store.desk import FileKind
from case_store.disclosing import Denied, Disclosed, Faulted, FileTold, KindTold
from case_store.entry import Actor, Because, Event, entry_of
from case_store.journal.proposed import NewFile, Proposed
from case_store.journal.reader import Snapshot
from case_store.vocabulary import Purpose, Relation

_IN_CONCERNS = frozenset({Relation.HOLDER, Relation.SUBJECT, Relation.TOLD_FULL})
"""Relations to a concern, told in full alone."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes disclosures, denials and faults into one custodian's trail, each a stream of its own."""

    trail: UUID
    now: datetime
    mint: Callable[[], UUID]

    def disclosure(
        self,
        reader: Actor,
        page: str,
        purpose: Purpose | None,
        rights: Rights,
        told: Sequence[Granted],
        known: Collection[UUID],
        snapshot: Snapshot,
    ) -> Proposed:
        """That `reader` was told the entries of `told`, each at its level, and that the files `known` exist."""
        relations = {r for g in told for r in g.asking.relations | rights.standing.to_matter(g.group.matter)}
        event = Disclosed(
            reader=reader.person,
            capacity=reader.capacity,
            relations=tuple(sorted(relations - _IN_CONCERNS or rights.standing.custodian)),
            in_concerns=tuple(sorted(relations & _IN_CONCERNS)),
            purpose=purpose,
            beside=reader.beside,
            page=page,
            by_lead=Relation.LEAD in rights.standing.custodian,
            files=_files(told, known),
            as_of=snapshot.as_of,
            revision=rights.revision,
        )
        return self._proposed(reader, event, rights.revision)

    def denial(
        self, reader: Actor, page: str, purpose: Purpose | None, rights: Rights, asked: UUID | None, as_of: int
    ) -> Proposed:
        """That `reader` asked, and was told nothing, whether or not what they asked for exists."""
        event = Denied(
            reader=reader.person,
            capacity=reader.capacity,
            relations=tuple(sorted(rights.standing.custodian)),
            purpose=purpose,
            beside=reader.beside,
            page=page,
            by_lead=Relation.LEAD in rights.standing.custodian,
            asked=asked,
            as_of=as_of,
            revision=rights.revision,
        )
        return self._proposed(reader, event, rights.revision)

    def fault(self, reader: Actor, page: str, asked: UUID | None, code: str) -> Proposed:
        """That a reading or an act came to nothing because something of ours failed."""
        event = Faulted(reader=reader.person, capacity=reader.capacity, page=page, asked=asked, fault=code)
        return self._proposed(reader, event, "")

    def _proposed(self, reader: Actor, event: Event, revision: str) -> Proposed:
        entry = entry_of(
            event,
            id=self.mint(),
            file=self.trail,
            stream=self.mint(),
            version=1,
            actor=reader,
            because=Because((), revision),
            happened_at=self.now,
            command=self.mint(),
        )
        return Proposed(command=entry.command, entries=(entry,), files=(NewFile(self.trail, FileKind.TRAIL, None),))


def _files(told: Sequence[Granted], known: Collection[UUID]) -> tuple[FileTold, ...]:
    files: dict[UUID, list[KindTold]] = {file: [] for file in (*(granted.group.file for granted in told), *known)}
    for granted in told:
        files[granted.group.file].append(
            KindTold(
                part=granted.group.part,
                level=granted.level,
                positions=tuple(granted.group.positions),
                because=granted.told.because,
            )
        )
    return tuple(FileTold(file=file, told=tuple(kinds)) for file, kinds in files.items())
