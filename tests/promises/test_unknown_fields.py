"""G8: no unknown field and none that is the server's own can be set, whatever command it rides along with."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pytest
from pydantic import ConfigDict, ValidationError

from case_store.case.commands import RecordContact
from case_store.entry import Entry, registered_events
from tests.lane import tries
from tests.promises.canaries import CANARY, Planter
from tests.school import School
from tests.stories import Support

pytestmark = pytest.mark.asyncio(loop_scope="session")
BODIES = tries(1_200, 200_000)
Body = tuple[str, dict[str, Any], str]
"""Where a body is handed in, the body, and the field in it that nobody asks for."""
VALUES: tuple[Any, ...] = (CANARY, str(UUID(int=1)), "lead", "full", 1, True, None, [], {}, "2026-01-01")


def fields_of_the_server() -> list[str]:
    """Every field of an entry, and every field of an event that says who acted, where it lies or how it may be told."""
    own = set(Entry.__dataclass_fields__)
    own |= {
        "author",
        "by",
        "position",
        "labels",
        "audience_labels",
        "level",
        "actor",
        "capacity",
        "custodian",
        "told_by",
    }
    own |= {name for event in registered_events() for name in event.model_fields}
    return sorted(own | {"__class__", "model_config", "id", "Quillfeather", "action", "beside", "key", "_id"})


def properties(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields that a command knows."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return dict(schema.get("properties", {}))


def bodies(document: Mapping[str, Any], chance: random.Random) -> Iterator[Body]:
    """For each command and each field that it does not know: its address, a body with that field, and the field."""
    planter = Planter(document)
    start = "/api/v1/{custodian}/"
    for path, operations in document["paths"].items():
        body = operations.get("post", {}).get("requestBody")
        if body is None or not path.startswith(start):
            continue
        schema = body["content"]["application/json"]["schema"]
        known = properties(document, schema)
        at = path.removeprefix(start)
        for field in fields_of_the_server():
            if field not in known:
                yield at, planter.body(at, {}) | {field: chance.choice(VALUES)}, field


def addressed(path: str) -> str:
    """`path` with an id that nobody has in the place of each."""
    while "{" in path:
        path = f"{path[: path.index('{')]}{uuid4()}{path[path.index('}') + 1 :]}"
    return path


def draw(everything: list[Body], chance: random.Random) -> list[Body]:
    """So many as there is time for: each command and each field at least once, and then any."""
    chance.shuffle(everything)
    of_each = {path: (path, body, field) for path, body, field in everything}
    of_each |= {field: (path, body, field) for path, body, field in reversed(everything)}
    return [*of_each.values(), *everything[: max(0, BODIES - len(of_each))]]


async def test_no_field_that_is_not_asked_for_is_taken(harbour: tuple[School, Support]) -> None:
    """Each command with each field of entries and events that is not its own: refused before anything is looked up."""
    school, _ = harbour
    chance = random.Random(7)
    everything = list(bodies(school.service.app.openapi(), chance))
    drawn = draw(everything, chance)
    elsa, wrong = school.as_("elsa"), list[tuple[str, str, int]]()

    async def try_some(some: list[Body]) -> None:
        for path, body, field in some:
            answer = await elsa.post(addressed(path), body)
            right = answer.status_code == 422 and "an unknown field is not asked for" in answer.text
            if not right or CANARY in answer.text:
                wrong.append((path, field, answer.status_code))

    before = await school.row("SELECT count(*) FROM {s}.entries")
    await asyncio.gather(*(try_some(drawn[number::4]) for number in range(4)))
    print(f"unknown fields: {len(drawn)} of {len(everything)} bodies, {len(wrong)} taken, or repeated")
    assert wrong == []
    assert await school.row("SELECT count(*) FROM {s}.entries") == before


class Careless(RecordContact, action="case.record_contact"):
    """A command that takes whatever it is given."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")


async def test_a_command_that_is_careless_would_take_them() -> None:
    """The negative control: it is the command's own model that refuses."""
    said = {"with_whom": "pupil", "purpose": "A word.", "author": str(UUID(int=1))}
    with pytest.raises(ValidationError):
        RecordContact.model_validate(said)
    assert Careless.model_validate(said).purpose
