"""An attacker's game: secrets planted where somebody may not read them, and the ways of asking for each."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2 as httpx

from tests.client import As
from tests.lane import tries
from tests.promises.comparing import outside
from tests.promises.test_two_worlds import Twins
from tests.school import School

RAISERS = ("deputy", "lunch", "other_elsa")
"""Those who raise concerns, and write nothing else that anybody could see."""
AT_ONCE = tries(1, 8)
"""How many of the ways of asking are tried for each secret."""
TABLE = "text/csv"
Way = Callable[[As, Mapping[str, str]], Awaitable[httpx.Response]]
"""One way of asking, with the words that stand for `{these}`."""


def get(path: str, accept: str = "application/json", **params: str) -> Way:
    """Reads a page, narrowed."""

    async def ask(who: As, said: Mapping[str, str]) -> httpx.Response:
        narrowed = {name: value.format(**said) for name, value in params.items()}
        return await who.get(path.format(**said), accept=accept, **narrowed)

    return ask


def find(path: str, accept: str = "application/json", **body: Any) -> Way:
    """Looks for something by words in a body."""

    async def ask(who: As, said: Mapping[str, str]) -> httpx.Response:
        told = {name: value.format(**said) if isinstance(value, str) else value for name, value in body.items()}
        return await who.post(path.format(**said), told, accept=accept)

    return ask


async def onward(who: As, said: Mapping[str, str]) -> httpx.Response:
    """The piece after the first."""
    at = f"cases/{said['case']}"
    first = (await who.get(at, limit=1, sort="newest")).json()
    return await who.get(at, limit=1, sort="newest", **{"cursor": first["next"]} if first["next"] else {})


WORD = (
    find("cases/{case}/find", words="{guess}"),
    find("cases/{case}/find?limit=1", words="{some}", to="{today}"),
    find("cases/{case}/find", words="{guess}", part=["sessions", "concerns", "contacts"], accept=TABLE),
)
AUTHOR = (
    get("cases/{case}", author="{guess}", part="concerns"),
    get("cases/{case}/timeline", author="{guess}", limit="1", accept=TABLE),
    find("cases/{case}/find", words="{some}"),
)
DAY = (
    get("cases/{case}", **{"from": "{guess}", "to": "{guess}"}),
    get("cases/{case}/chronology", accept=TABLE, **{"from": "{guess}", "to": "{guess}"}),
    find("cases/{case}/find", words="{guess}"),
)
NAME = (
    find("pupils/find", name="{guess}"),
    find("pupils/find?limit=1", name="robin {some}", accept=TABLE),
)
EXISTENCE = (
    get("cases/{case}", limit="1", sort="newest"),
    onward,
    get("cases/{case}", part="concerns"),
    get("cases/{case}/timeline", author="{author}", **{"from": "{day}"}),
    get("cases/{case}/chronology", accept=TABLE),
    find("cases/{case}/find", words="{word}"),
    get("cases/{case}", limit="0", to="{day}"),
    get("cases/{case}", cursor="QuillfeatherQuillfeather"),
)
"""By which ways each kind of secret is asked for."""


@dataclass(frozen=True)
class Secret:
    """What `sub` may not know: `truth` is one of `guesses`, each of which is tried by some of the `ways`.

    `said` are words that the ways use besides.
    """

    kind: str
    sub: str
    truth: str
    guesses: Sequence[str]
    ways: Sequence[Way]
    said: Mapping[str, str]

    def told(self, guess: str) -> Mapping[str, str]:
        """The words of one guess. Where the guess is in which case something lies, it is the case itself."""
        return {"case": guess, **self.said, "guess": guess, "some": guess[1:-1].upper()}


async def guessed(secret: Secret, school: School, chance: random.Random, at_once: int = AT_ONCE) -> bool:
    """Whether the answers to some of the ways of asking set the truth apart from what is not true."""
    who, ways = school.as_(secret.sub), chance.sample(secret.ways, min(len(secret.ways), at_once))
    answers = {guess: [outside(await way(who, secret.told(guess))) for way in ways] for guess in secret.guesses}
    wrong = [told for guess, told in answers.items() if guess != secret.truth]
    return any(told != answers[secret.truth] for told in wrong)


@dataclass
class Game:
    """Two pupils alike in all that most may see, and what is planted with the one of them or hidden with both."""

    here: Twins
    chance: random.Random

    def word(self) -> str:
        """A word that stands nowhere else."""
        return "q" + "".join(self.chance.choices("abcdefghijklmnoprstuvwxyz", k=self.chance.randint(6, 12)))

    def words(self) -> list[str]:
        """Three words, of which the first will be true."""
        return [self.word() for _ in range(3)]

    def said(self, **more: Any) -> dict[str, str]:
        """What the ways of asking use: the case in which more lies than in the other."""
        return {"case": str(self.here.left.pupil.case), "today": self.here.school.day(), **more}

    async def secrets(self) -> list[Secret]:
        """Five new secrets, planted."""
        by, day = self.chance.choice(RAISERS), self.here.school.day(-self.chance.randint(20, 60))
        account, hidden, names = self.words(), self.words(), self.words()
        left = self.here.left.pupil
        raised = {"account": f"Heard {account[0]} say so.", "happened_on": day}
        await self.here.school.as_(by).does(f"pupils/{left.id}/concerns", **raised)
        word = await self._hide(hidden[0], account)
        return [word, self._author(by), self._day(day), self._existence(account[0], by, day), await self._name(names)]

    async def _hide(self, word: str, account: list[str]) -> Secret:
        """A word where those who are told of the entry are not told of the words."""
        step, sub = self.chance.choice(
            [
                ("note", "class_teacher"),
                ("note", "manager"),
                ("note", "senco"),
                ("reasons", "subject_teacher"),
                ("said", "class_teacher"),
                ("said", "head"),
                ("account", "head"),
                ("account", "class_teacher"),
            ]
        )
        if step == "account":
            return Secret("word", sub, account[0], account, WORD, self.said())
        guesses, left = [word, *self.words()[:2]], iter([word])

        def text() -> str:
            return f"Then {next(left, self.word())} happened, and {self.here.text()}"

        both = self.here.both
        if step == "note":
            at = "elsa-programmes/{programme}/sessions"
            await both("elsa", at, note=text, staff_summary="quiet", held_on=self.here.school.day(-1))
        elif step == "reasons":
            await both("lead", "cases/{case}/strategies", what_helps="A quiet place.", reasons=text)
        else:
            said = {"with_whom": "parent", "purpose": "Homework.", "what_was_said": text}
            await both("lead", "pupils/{pupil}/contacts", **said)
        return Secret("word", sub, word, guesses, WORD, self.said())

    def _author(self, by: str) -> Secret:
        """Who raised a concern: its reader is told that there is one, and by nobody's name."""
        people = self.here.school.people
        guesses = [str(people[sub].id) for sub in RAISERS]
        sub = self.chance.choice(["head", "senco"])
        return Secret("author", sub, str(people[by].id), guesses, AUTHOR, self.said())

    def _day(self, day: str) -> Secret:
        """The day on which something happened that only those who read the account may know."""
        guesses = [day, *(self.here.school.day(-days) for days in (71, 72))]
        return Secret("day", "head", day, guesses, DAY, self.said())

    def _existence(self, word: str, by: str, day: str) -> Secret:
        """Whether there is a concern at all: in the one case there is one more, in the other none."""
        sub = self.chance.choice(["class_teacher", "subject_teacher", "manager"])
        cases = [str(twin.pupil.case) for twin in (self.here.left, self.here.right)]
        said = {"word": word, "day": day, "author": str(self.here.school.people[by].id)}
        return Secret("existence", sub, cases[0], cases, EXISTENCE, said)

    async def _name(self, names: list[str]) -> Secret:
        """A pupil's name, to those who are not told of the roll; or the name that a pupil had before, to all."""
        school, is_former = self.here.school, self.chance.random() < 0.5
        pupil = await school.pupil(f"Robin {names[0]}")
        if not is_former:
            return Secret("name", "chair", names[0], names, NAME, self.said())
        await school.as_("admin").does(f"pupils/{pupil.id}/roll", display_name="Robin Vale")
        return Secret("former name", self.chance.choice(["lunch", "elsa"]), names[0], names, NAME, self.said())
