"""Nobody guesses what is hidden from them by asking cleverly: searches, filters, order, counts, pieces, errors, tables.

An attacker asks the same questions with several guesses, one of which is right. If what they are answered sets one
guess apart from the others, they have learnt something, and the secret counts as guessed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from access_policy import read, telling
from access_policy.cursor import Mark
from access_policy.page import Page
from access_policy.pages import lists
from access_policy.redaction import redact
from access_policy.sought import Only, Placed, Sought, piece
from case_store.entry import event_named, levels_of
from case_store.vocabulary import Level
from tests.lane import tries
from tests.promises.guessing import AT_ONCE, Game, guessed
from tests.promises.test_two_worlds import twins
from tests.school import School

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROUNDS = tries(60, 2_000)
"""Each plants and guesses five secrets, one of each kind."""
_SCHOOLS = tries(3, 40)


async def play(
    game: Game, rounds: int, kinds: Sequence[str] = (), at_once: int = AT_ONCE
) -> tuple[Counter[str], Counter[str]]:
    """How many secrets of each kind were tried, and how many were guessed."""
    tried, found = Counter[str](), Counter[str]()
    for _ in range(rounds):
        for secret in await game.secrets():
            if not kinds or secret.kind in kinds:
                tried[secret.kind] += 1
                found[secret.kind] += await guessed(secret, game.here.school, game.chance, at_once)
    return tried, found


class TestGuessing:
    async def test_learns_nothing_of_what_is_hidden(self, school: School) -> None:
        """Words, authors, days, whether there is anything, names: five kinds, each by every way of asking for it."""
        tried, found = Counter[str](), Counter[str]()
        for seed in range(_SCHOOLS):
            at = school if seed == 0 else await school.service.found()
            game = Game(await twins(at, seed), random.Random(seed))
            more, guesses = await play(game, ROUNDS // _SCHOOLS)
            tried.update(more)
            found.update(guesses)
        print(f"guessing: {tried.total()} secrets {dict(tried)}, {found.total()} guessed {dict(found)}")
        assert tried.total() >= 5 * ROUNDS
        assert not +found

    @pytest.mark.parametrize("kind", ["word", "author", "day", "existence", "name", "former name"])
    async def test_would_learn_it_where_one_looked_before_redacting(
        self, school: School, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        """The negative control: searches, filters and pages over what is not told, although it is never shown."""
        game = Game(await twins(school, seed=9), random.Random(9))
        for place, name, faulty in FAULTY[kind]:
            monkeypatch.setattr(place, name, faulty)
        tried, found = await play(game, 6, [kind], at_once=2)
        print(f"guessing the {kind} without the defence: {tried[kind]} secrets, {found[kind]} guessed")
        assert found[kind] >= tried[kind] // 2 > 0


def _before_redacting(
    entries: Sequence[Placed], sought: Sought, only: Only | None, mark: Mark | None, limit: int | None
) -> Any:
    """Looks in everything, and shows only what may be told."""
    shown, cut = piece(entries, sought, only, mark, limit)
    return tuple(one.model_copy(update={"fields": _told(one.what, one.level, one.fields)}) for one in shown), cut


def _told(what: str, level: Level, fields: Mapping[str, Any]) -> dict[str, Any]:
    levels = levels_of(event_named(what))
    return {name: value for name, value in fields.items() if level.covers(levels[name])}


def _looks_past_nothing(page: Page, decided: Any) -> Any:
    """Takes what is hidden for something that exists."""
    decided = list(decided)
    hidden = [one._replace(level=Level.EXISTENCE) for one in decided if one.told.level is Level.NONE]
    return [*_VISIBLE(page, decided), *hidden]


_VISIBLE = telling.visible
_IN_FULL = (telling, "redact", lambda event, level: redact(event, Level.FULL))
_SEARCH = (read, "piece", _before_redacting)
FAULTY: Mapping[str, Sequence[tuple[Any, str, Any]]] = {
    "word": (_IN_FULL, _SEARCH),
    "author": (_IN_FULL, _SEARCH),
    "day": ((telling, "tells_day", lambda event, level: True),),
    "existence": ((telling, "visible", _looks_past_nothing),),
    "name": ((telling, "visible", _looks_past_nothing),),
    "former name": ((lists, "LINE", "i.name IN ('people.pupil_enrolled', 'people.pupil_updated')"),),
}
"""For each kind of secret, the defence taken away that keeps it."""
