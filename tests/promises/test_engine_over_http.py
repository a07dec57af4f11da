"""With an engine that fails or lies, people are told what policy said before, and nothing else: over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest

from access_policy import answered
from access_policy.engine import PolicyEngine
from access_policy.question import Answers
from tests.access_policy.engines import opa_server
from tests.access_policy.lying import FAULTS, lying_server
from tests.promises.comparing import last, of_record, outside, since
from tests.school import School
from tests.stories import NOTE, Support

pytestmark = pytest.mark.asyncio(loop_scope="session")
ASKED_BEFORE = ("lead", "class_teacher", "subject_teacher")
NEVER_ASKED = ("elsa", "senco", "other_teacher", "mother")


class Changeable:
    """An engine that is exchanged for another one while the service runs."""

    def __init__(self, engine: PolicyEngine) -> None:
        self.engine = engine

    async def open(self) -> None:
        """It is open."""

    async def close(self) -> None:
        """It stays open."""

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        """What the engine of now answers."""
        return await self.engine.ask(path, question)


@pytest.mark.parametrize("fault", FAULTS)
class TestAnEngineThatFailsOrLies:
    async def test_tells_what_it_said_before_and_nothing_else(
        self, harbour: tuple[School, Support], fault: str
    ) -> None:
        """The rest is 503 and a recorded fault, the hidden and the absent alike; then the engine comes back."""
        school, support = harbour
        well = school.service.parts.engine
        changeable = Changeable(well)
        service = school.service.but(engine=changeable, answers=Answers(changeable, clock=_Hours()))
        case, wrong = f"cases/{support.pupil.case}", []
        before = {sub: outside(await school.as_(sub, service).get(case)) for sub in ASKED_BEFORE}
        async with (
            lying_server() as (elsewhere, granting),
            lying_server(FAULTS[fault], elsewhere) as (address, _),
            opa_server(address, timeout=0.15) as sick,
        ):
            changeable.engine = sick
            for sub in ASKED_BEFORE:
                wrong += [sub] * (outside(await school.as_(sub, service).get(case)) != before[sub])
            for sub in NEVER_ASKED:
                at = await last(school)
                hidden = await school.as_(sub, service).get(case)
                middle = await last(school)
                gone = uuid4()
                absent = await school.as_(sub, service).get(f"cases/{gone}")
                kept = await since(school, at)
                two = [[one for one in kept if ((one.position or 0) <= middle) is first] for first in (True, False)]
                same = of_record(two[0], support.pupil.case) == of_record(two[1], gone)
                faulted = [entry.name for entry in kept] == ["disclosures.faulted"] * 2
                alike = outside(hidden) == outside(absent) and hidden.status_code == 503
                wrong += [sub] * (not (same and faulted and alike and NOTE not in hidden.text))
            raised = await school.as_("lunch", service).post(f"pupils/{support.pupil.id}/concerns", {"account": "x"})
            assert (raised.status_code, granting.asked) == (503, 0)
        changeable.engine = well
        assert NOTE in (await school.as_("elsa", service).get(case)).text
        print(f"engine that {fault}: {len(ASKED_BEFORE) + 2 * len(NEVER_ASKED)} readings, {len(wrong)} wrong")
        assert not wrong


class TestTheNegativeControl:
    async def test_an_engine_that_is_believed_tells_everything(
        self, harbour: tuple[School, Support], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the revision not compared, a liar opens the case to a stranger: the harness would see it."""
        school, support = harbour
        really = answered.told
        monkeypatch.setattr(answered, "told", lambda raw, revision: really(raw, None))
        async with (
            lying_server(FAULTS["wrong revision"]) as (address, _),
            opa_server(address, timeout=0.5) as sick,
        ):
            service = school.service.but(engine=sick, answers=Answers(sick))
            assert NOTE in (await school.as_("other_teacher", service).get(f"cases/{support.pupil.case}")).text


class _Hours:
    """A clock that moves on an hour each time it is read: whether the engine lives is found out anew each time."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        self.now += 3600
        return self.now
