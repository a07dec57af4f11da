"""The same case as each reader sees it: what they are told, by which rules, what is withheld, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from confide.demo.client import Client
from confide.demo.phrases import Spoken, counted, spoken, told
from confide.demo.readers import READERS
from confide.demo.staff import Somebody
from confide.demo.stories import Row

_AT_ONCE = 6
"""How many readers look at the same time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as far as a reader is told of it, in words; `because` are the rules that granted it."""

    what: str
    level: str
    text: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader is answered at one moment: the lines told of each row, and what may be known of the rest."""

    status: int
    rows: dict[str, list[Line]] = field(default_factory=dict)
    withheld: dict[str, list[str]] = field(default_factory=dict)
    """Part -> the names of whom to ask for more."""
    problem: str = ""

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Sight:
        """From what `plain` gave."""
        rows = {
            row: [Line(**{**line, "because": tuple(line["because"])}) for line in lines]
            for row, lines in plain["rows"].items()
        }
        return cls(plain["status"], rows, plain["withheld"], plain["problem"])


Seen = dict[str, Sight]
"""Reader -> what they see at one moment."""


class Tour:
    """Looks at one case through the public API, as each reader in turn."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._names: dict[str, dict[str, str]] = {}

    def look(self, case: UUID, entries: Mapping[Row, Iterable[UUID]]) -> Seen:
        """What every reader sees of `entries` now."""
        with ThreadPoolExecutor(_AT_ONCE) as readers:
            sights = readers.map(lambda reader: self._seen(reader.member, case, entries), READERS)
            return dict(zip((reader.key for reader in READERS), sights, strict=True))

    def chronology(self, member: Somebody, case: UUID) -> list[Spoken]:
        """The significant of a case, day by day, as one reader is told it."""
        reading = self._client.read(member, f"/cases/{case}/chronology?sort=oldest")
        return [spoken(line, self._names_for(member)) for line in reading["rows"]]

    def numbers(self, member: Somebody) -> list[str]:
        """What is told of all pupils together, a line for each thing that is counted."""
        reading = self._client.read(member, "/figures/numbers")
        return [line for entry in reading["entries"] for line in counted(entry["fields"])]

    def _seen(self, member: Somebody, case: UUID, entries: Mapping[Row, Iterable[UUID]]) -> Sight:
        answer = self._client.ask(member, f"/cases/{case}")
        if answer.status_code != 200:
            return Sight(answer.status_code, problem=answer.json()["title"])
        reading, names = answer.json(), self._names_for(member)
        told = {entry["id"]: _line(entry, names) for entry in reading["entries"]}
        rows = {str(row): [told[str(entry)] for entry in ids if str(entry) in told] for row, ids in entries.items()}
        withheld = {
            one["part"]: sorted({names.get(person, "somebody") for person in one["ask"]}) for one in reading["withheld"]
        }
        return Sight(200, {row: lines for row, lines in rows.items() if lines}, withheld)

    def _names_for(self, member: Somebody) -> dict[str, str]:
        """The names of the staff, as far as this reader may know them."""
        if member.login not in self._names:
            fields = [entry["fields"] for entry in self._client.read(member, "/staff")["entries"]]
            self._names[member.login] = {one["person"]: one["display_name"] for one in fields if "display_name" in one}
        return self._names[member.login]


def _line(entry: Mapping[str, Any], names: Mapping[str, str]) -> Line:
    text = told(entry["what"], entry["fields"], names)
    return Line(entry["what"], entry["level"], text, tuple(entry["because"]))
