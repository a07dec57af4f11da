"""Questions hold closed words and booleans; answers are kept under exactly (question, revision)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from access_policy import asked
from access_policy.engine import EngineFault
from access_policy.question import About, Answers, Asking, Kind, SaidNow
from case_store.errors import Unavailable
from case_store.vocabulary import Audience, Capacity, Label, Level, Part, Post, Purpose, Relation, Role
from tests.access_policy.engines import REVISION

ASKING = Asking(Capacity.STAFF, None, frozenset({Relation.STAFF}))
OTHER = "f" * 64


def sets(words: Any) -> st.SearchStrategy[Any]:
    """Any set of these words."""
    return st.frozensets(st.sampled_from(list(words)))


ASKINGS = st.builds(
    Asking,
    st.sampled_from(Capacity),
    st.none() | st.sampled_from(Purpose),
    sets(frozenset(Relation) - asked.TO_MATTER),
)
KINDS = st.builds(
    Kind,
    part=st.sampled_from(Part),
    labels=sets(Label),
    corrected=st.booleans(),
    matter=sets(asked.TO_MATTER),
    mine=sets(Role),
    audience=sets(Audience),
    default=sets(Audience),
    pupil_said=st.dictionaries(st.sampled_from(Audience), st.sampled_from(SaidNow)),
    in_date=st.booleans(),
    told=st.sampled_from(Level),
    own_readable=st.booleans(),
    after_concern_about_me=st.booleans(),
    of_me=st.booleans(),
)


class Engine:
    """An engine that answers what it is told to, after it is let."""

    def __init__(self, **answer: Any) -> None:
        self.answer = {
            "level": "none", "reveals": False, "alone": "none", "because": [], "withheld": "nothing",
            "obligations": [], "revision": REVISION, **answer,
        }  # fmt: skip
        self.asked: list[Mapping[str, Any]] = []
        self.let = asyncio.Event()
        self.let.set()

    async def open(self) -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""

    async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
        """The answer, once it may be given."""
        self.asked.append(question)
        await self.let.wait()
        return dict(self.answer)


class TestAQuestion:
    """What policy is asked."""

    @given(ASKINGS, KINDS)
    def test_holds_closed_words_and_booleans_only(self, asking: Asking, kind: Kind) -> None:
        """No id, no date, no text; and a question that says the same is the same, word for word."""
        text = asked.of_reading(asking, kind)
        question = json.loads(text)
        assert json.dumps(question, sort_keys=True, separators=(",", ":")) == text

        def leaves(value: Any) -> Any:
            if isinstance(value, dict):
                for key, inner in value.items():
                    yield key
                    yield from leaves(inner)
            elif isinstance(value, list):
                assert value == sorted(set(value))
                yield from value
            else:
                yield value

        assert all(
            leaf is None or isinstance(leaf, bool) or leaf.replace("_", "").isalpha() for leaf in leaves(question)
        )

    @given(KINDS)
    def test_is_the_same_however_it_is_said(self, kind: Kind) -> None:
        """Words given as plain strings, and answers in any order, make the same kind."""
        said = dict(reversed([(str(a), str(b)) for a, b in kind.pupil_said]))
        again = Kind(
            **{**vars(kind), "part": str(kind.part), "mine": {str(role) for role in kind.mine}, "pupil_said": said}
        )
        assert again == kind
        assert hash(again) == hash(kind)
        assert asked.of_reading(ASKING, again) == asked.of_reading(ASKING, kind)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"part": "diary"},
            {"labels": frozenset({'it\'s "quoted"\0'})},
            {"mine": ["author"]},
            {"corrected": 1},
            {"in_date": "yes"},
            {"of_me": None},
            {"told": "everything"},
            {"matter": frozenset({Relation.LEAD})},
            {"pupil_said": {"class_teacher": "perhaps"}},
            {"pupil_said": {"the parents": "agreed"}},
        ],
        ids=str,
    )
    def test_of_other_words_is_refused(self, wrong: dict[str, Any]) -> None:
        """Whatever is no closed word never reaches an engine."""
        with pytest.raises((TypeError, ValueError)):
            Kind(**{"part": Part.SESSIONS, **wrong})

    def test_keeps_relations_where_they_belong(self) -> None:
        """A relation to a matter that stood once in a question would open every matter."""
        with pytest.raises(ValueError, match="wrong place"):
            Asking(Capacity.STAFF, None, frozenset({Relation.HOLDER}))
        with pytest.raises(ValueError, match="wrong place"):
            About(matter=frozenset({Relation.LEAD}))

    @pytest.mark.parametrize("act", ["", "case", "case.open; drop", 'case."open"', "case.open\n", "Case.Open"])
    def test_of_an_act_names_it_in_two_words(self, act: str) -> None:
        """An act's name is a closed word too."""
        with pytest.raises(ValueError, match="two words"):
            asked.of_act(ASKING, act, About())

    def test_of_an_act_says_what_it_is_about(self) -> None:
        """The part, the person's roles, and whom an appointment concerns."""
        about = About(Part.CONCERNS, mine=frozenset({Role.AUTHOR}), post=Post.DSL, oneself=True)
        assert json.loads(asked.of_act(ASKING, "people.appoint", about)) == {
            "act": "people.appoint", "capacity": "staff", "purpose": None, "relations": ["staff"],
            "about": {
                "part": "concerns", "matter": [], "mine": ["author"], "post": "dsl", "oneself": True,
                "author_of_matter": False, "subject_posts": [], "requested_by": None,
            },
        }  # fmt: skip


class TestAnswersAreKept:
    """Few, pure, and under exactly (question, revision)."""

    async def test_a_question_is_asked_once(self) -> None:
        """The second time it is not asked at all."""
        engine = Engine()
        answers = Answers(engine)
        first = await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        assert await answers.told(ASKING, Kind(Part("plans")), REVISION) is first
        assert len(engine.asked) == 1

    async def test_another_revision_is_another_question(self) -> None:
        """An answer of yesterday's policy is none of today's."""
        engine = Engine()
        answers = Answers(engine)
        await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        with pytest.raises(Unavailable):
            await answers.told(ASKING, Kind(Part.PLANS), OTHER)
        engine.answer["revision"] = OTHER
        await answers.told(ASKING, Kind(Part.PLANS), OTHER)
        assert len(engine.asked) == 3

    async def test_a_purpose_is_another_question(self) -> None:
        """What is kept for one purpose is not told for another."""
        engine = Engine()
        answers = Answers(engine)
        for purpose in (None, *Purpose):
            await answers.told(Asking(Capacity.STAFF, purpose, ASKING.relations), Kind(Part.PLANS), REVISION)
        assert len(engine.asked) == len(Purpose) + 1

    async def test_the_one_not_asked_for_longest_goes_first(self) -> None:
        """However many questions there are, so many are kept and no more."""
        engine = Engine()
        answers = Answers(engine, kept=2)
        for part in (Part.PLANS, Part.SESSIONS, Part.PLANS, Part.CONTACTS):
            await answers.told(ASKING, Kind(part), REVISION)
        assert len(engine.asked) == 3
        await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        assert len(engine.asked) == 3
        await answers.told(ASKING, Kind(Part.SESSIONS), REVISION)
        assert len(engine.asked) == 4

    async def test_a_fault_is_not_kept(self) -> None:
        """The next asker asks again; each fault is counted, and nothing else is."""
        faults: list[str] = []
        engine = Engine(level="everything")
        answers = Answers(engine, failed=lambda: faults.append("fault"))
        for _ in range(2):
            with pytest.raises(Unavailable):
                await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        engine.answer["level"] = "none"
        await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        assert (len(engine.asked), len(faults)) == (3, 2)


class TestAskingAtOnce:
    """Many readers, one engine."""

    async def test_the_same_question_is_asked_of_the_engine_once(self) -> None:
        """Fifty readers wait for one answer."""
        engine = Engine()
        engine.let.clear()
        answers = Answers(engine)
        waiting = [asyncio.create_task(answers.told(ASKING, Kind(Part.PLANS), REVISION)) for _ in range(50)]
        await asyncio.sleep(0)
        engine.let.set()
        assert len(set(await asyncio.gather(*waiting))) == 1
        assert len(engine.asked) == 1

    async def test_whoever_goes_away_takes_nobody_along(self) -> None:
        """The first to ask hangs up; the second is answered."""
        engine = Engine()
        engine.let.clear()
        answers = Answers(engine)
        first = asyncio.create_task(answers.told(ASKING, Kind(Part.PLANS), REVISION))
        second = asyncio.create_task(answers.told(ASKING, Kind(Part.PLANS), REVISION))
        await asyncio.sleep(0.01)
        first.cancel()
        await asyncio.sleep(0)
        engine.let.set()
        assert (await second).level == Level.NONE
        assert len(engine.asked) == 1

    async def test_a_slow_answer_is_none(self) -> None:
        """An engine of any kind that does not answer in time is 503 for all who wait."""
        engine = Engine()
        engine.let.clear()
        answers = Answers(engine, patience=0.05)
        asked_ = [answers.told(ASKING, Kind(Part.PLANS), REVISION) for _ in range(3)]
        assert all(isinstance(each, Unavailable) for each in await asyncio.gather(*asked_, return_exceptions=True))

    async def test_whatever_an_engine_raises_is_a_fault_without_its_words(self) -> None:
        """An engine may fail in ways nobody thought of; what it says about that is not repeated."""

        class Broken(Engine):
            async def ask(self, path: str, question: Mapping[str, Any]) -> Any:
                raise MemoryError("anxious because of conflict at home")

        with pytest.raises(Unavailable) as refused:
            await Answers(Broken()).told(ASKING, Kind(Part.PLANS), REVISION)
        assert isinstance(refused.value.__cause__, EngineFault)
        assert "anxious" not in f"{refused.value}{refused.value.__cause__}"


class TestTheProbe:
    """Whether the engine lives is found out at most once a second."""

    async def test_is_shared_and_kept_for_a_second(self) -> None:
        """A hundred refusals cost one question."""
        engine, now = Engine(), [0.0]
        engine.answer = {"parts": ["plans"], "revision": REVISION}
        answers = Answers(engine, clock=lambda: now[0])
        assert all(await asyncio.gather(*(answers.alive(REVISION) for _ in range(100))))
        assert len(engine.asked) == 1
        now[0] = 1.1
        assert await answers.alive(REVISION)
        assert len(engine.asked) == 2

    async def test_under_another_revision_is_dead(self) -> None:
        """An engine that serves another policy than the one adopted does not live, for us."""
        engine = Engine()
        engine.answer = {"parts": ["plans"], "revision": OTHER}
        answers = Answers(engine)
        assert not await answers.alive(REVISION)
        assert await answers.alive(OTHER)

    async def test_is_not_needed_where_a_question_just_failed(self) -> None:
        """The next asker is told at once that it is dead."""
        engine = Engine(level="everything")
        answers = Answers(engine)
        with pytest.raises(Unavailable):
            await answers.told(ASKING, Kind(Part.PLANS), REVISION)
        assert not await answers.alive(REVISION)
        assert len(engine.asked) == 1
