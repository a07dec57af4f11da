"""`confide explain` says what a reading would tell and why, of any moment, and nothing of what it would not."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from typer.testing import CliRunner, Result

from access_policy.kept import kept
from access_policy.revision import modules, policies, revision_of
from case_store.journal import past
from case_store.vocabulary import Capacity
from confide import founding
from confide.as_it_was import Asked, NotExplained
from confide.assembly import Places
from confide.cli import app
from confide.cli import explain as command
from confide.explain import Explained, explain
from tests.school import School
from tests.stories import NOTE, SUMMARY, Support, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
NEW_RULE = """
# METADATA
# scope: rule
# title: Reads it all
# description: A rule that stood for a day.
# custom:
#   basis: a test
grants contains {"rule": "subject_teacher.for_a_day", "level": "full"} if {
	"subject_teacher" in asking.counted
}
"""


READERS = ("elsa", "manager", "class_teacher", "subject_teacher", "senco", "lead", "head", "lunch", "mother", "admin")


async def why(school: School, name: str, case: UUID, at: datetime | None = None, **asked: Any) -> Explained:
    """Why somebody is told what they are told."""
    moment = at or datetime.now(UTC) + timedelta(seconds=5)
    return await explain(school.service.parts.database, Asked(name, case, moment, **asked))


async def by_id(school: School, sub: str, case: UUID, at: datetime | None = None, **asked: Any) -> Explained:
    """The same, of somebody named by their id: other schools of this database have people who sign in alike."""
    return await why(school, str(school.people[sub].id), case, at, **asked)


async def moment(school: School) -> datetime:
    """Now, as the database has it."""
    at: datetime = (await school.row("SELECT clock_timestamp()"))[0]
    return at


def levels(found: Explained, part: str) -> set[str]:
    """At which levels a part is told."""
    return {str(one["level"]) for one in found.parts if one["part"] == part}


def rules(found: Explained) -> set[str]:
    """The rules by which anything is told."""
    return {rule["rule"] for part in found.parts for rule in part["because"]}


class TestExplaining:
    async def test_is_what_is_read(self, harbour: tuple[School, Support]) -> None:
        """For everybody at the school: the same parts, levels, rules and numbers as their reading of the case."""
        school, support = harbour
        compared = 0
        for sub in READERS:
            answer = await school.as_(sub).get(f"cases/{support.pupil.case}", limit=200)
            told = answer.json()["entries"] if answer.status_code == 200 else []
            read = Counter((one["part"], one["level"], tuple(one["because"])) for one in told)
            found = await by_id(school, sub, support.pupil.case)
            said = {
                (part["part"], str(part["level"]), tuple(rule["rule"] for rule in part["because"])): part["entries"]
                for part in found.parts
            }
            assert said == dict(read), sub
            compared += len(said)
        print(f"explain: {compared} kinds of entry, each as it is read")
        assert compared > 15

    async def test_gives_each_rule_with_its_basis(self, harbour: tuple[School, Support]) -> None:
        """Title, description and basis, from the rules of that revision; and what they are told nothing of."""
        school, support = harbour
        found = await by_id(school, "class_teacher", support.pupil.case)
        said = [rule for part in found.parts for rule in part["because"]]
        assert all(rule["title"] and rule["description"] and rule["basis"] for rule in said)
        assert {"class_teacher", "staff"} <= set(found.relations)
        assert "concerns" in found.nothing

    async def test_holds_no_word_and_leaves_no_record(self, harbour: tuple[School, Support]) -> None:
        """It shows levels: nothing that anybody typed, and so it is no reading."""
        school, support = harbour
        before = await school.row("SELECT count(*) FROM {s}.entries")
        shown = json.dumps((await by_id(school, "elsa", support.pupil.case)).plain(), default=str)
        assert NOTE not in shown
        assert SUMMARY not in shown
        assert await school.row("SELECT count(*) FROM {s}.entries") == before


class TestAnEarlierMoment:
    async def test_is_before_a_withdrawal(self, school: School, monkeypatch: pytest.MonkeyPatch) -> None:
        """What the pupil agreed to then counts then; the control: over today's rows it would be today's answer."""
        support = await supported(school, audience=["subject_teachers"])
        case = support.pupil.case
        asked = {"audience": "subject_teachers", "matter": support.programme}
        at = f"pupils/{support.pupil.id}/agreements"
        await school.as_("elsa").does(at, answer="agreed", **asked)
        agreed = await moment(school)
        await school.as_("elsa").does(at, answer="withdrawn", **asked)
        assert levels(await by_id(school, "subject_teacher", case), "sessions") == {"existence"}
        assert levels(await by_id(school, "subject_teacher", case, agreed), "sessions") == {"summary"}
        with monkeypatch.context() as patch:
            patch.setattr(past, "_shadowed", lambda sql, was: sql)
            assert levels(await by_id(school, "subject_teacher", case, agreed), "sessions") == {"existence"}

    async def test_is_before_a_relation_ended(self, school: School) -> None:
        """Who taught the pupil then is told then, and nothing afterwards."""
        support = await supported(school)
        case, teacher = support.pupil.case, school.people["other_teacher"]
        never = await by_id(school, "other_teacher", case)
        tie = await school.assign(teacher, support.pupil, "subject_teacher")
        taught = await moment(school)
        ended = {"person": teacher.id, "last_day": school.day(-1)}
        await school.as_("admin").does(f"assignments/{tie}/end", **ended)
        then, now = await by_id(school, "other_teacher", case, taught), await by_id(school, "other_teacher", case)
        assert "subject_teacher" in then.relations
        assert then.parts
        assert "subject_teacher" not in now.relations
        assert now.parts == never.parts == ()

    async def test_is_under_the_settings_of_then(self, school: School) -> None:
        """The school narrowed its default audience afterwards."""
        support = await supported(school)
        wide = await moment(school)
        await school.as_("admin").does("settings", default_audience=[])
        case = support.pupil.case
        assert levels(await by_id(school, "class_teacher", case, wide), "sessions") == {"summary"}
        assert levels(await by_id(school, "class_teacher", case), "sessions") == {"existence"}

    async def test_counts_no_entry_that_came_later(self, school: School) -> None:
        """A moment before the session was noted knows of none."""
        before = await moment(school)
        support = await supported(school)
        with pytest.raises(NotExplained, match="no such case at that time"):
            await by_id(school, "elsa", support.pupil.case, before)
        noted = await moment(school)
        await school.as_("elsa").does(f"elsa-programmes/{support.programme}/sessions", note="x")
        then, now = [await by_id(school, "elsa", support.pupil.case, at) for at in (noted, None)]
        counts = [next(p["entries"] for p in one.parts if p["part"] == "sessions") for one in (then, now)]
        assert counts == [1, 2]


class TestARevisionOfPolicy:
    async def test_of_then_is_asked_from_its_kept_rules(self, school: School) -> None:
        """Two revisions, each explained by its own rules, in whatever order they came."""
        support = await supported(school)
        first, case = await moment(school), support.pupil.case
        rules_then = modules(policies())
        path = "need_to_know/subject_teacher/subject_teacher.rego"
        changed = rules_then | {path: rules_then[path] + NEW_RULE}
        journal = await school.service.parts.database.journal(school.custodian.name)
        assert await founding.adopt(journal, revision_of(changed), school.service.clock, changed)
        old, new = [await by_id(school, "subject_teacher", case, at) for at in (first, None)]
        assert (old.revision, new.revision) == (revision_of(rules_then), revision_of(changed))
        assert levels(old, "sessions") == {"existence"}
        assert levels(new, "sessions") == {"full"}
        assert "subject_teacher.for_a_day" in rules(new) - rules(old)
        assert "A rule that stood for a day." in json.dumps(new.plain(), default=str)

    async def test_is_kept_once(self, school: School) -> None:
        """However often it is adopted."""
        journal = await school.service.parts.database.journal(school.custodian.name)
        for _ in range(2):
            await founding.adopt(journal, school.service.parts.revision, school.service.clock)
        assert await school.row("SELECT count(*) FROM {s}.kept_policies") == (1,)

    async def test_that_was_not_kept_or_was_changed_is_not_believed(self, school: School) -> None:
        """A row that is not what its revision says counts as none: the rules of a forger explain nothing."""
        support = await supported(school)
        rules_then = modules(policies())
        forged, revision = {"x.rego": "package x"}, revision_of(rules_then | {"more.rego": "package more"})
        journal = await school.service.parts.database.journal(school.custodian.name)
        await founding.adopt(journal, revision, school.service.clock)
        put = "INSERT INTO {s}.kept_policies (revision, sources) VALUES (%s, %s::jsonb) RETURNING row_id"
        for sources in (forged, ["no", "rules"], {"x.rego": 7}):
            await school.rows(put, revision, json.dumps(sources))
        with pytest.raises(NotExplained, match="were not kept"):
            await by_id(school, "elsa", support.pupil.case)
        await school.rows(put, revision, json.dumps(rules_then | {"more.rego": "package more"}))
        async with journal.snapshot() as snapshot:
            assert await kept(snapshot, revision) == rules_then | {"more.rego": "package more"}
        assert (await by_id(school, "elsa", support.pupil.case)).parts

    async def test_cannot_be_changed_once_kept(self, school: School) -> None:
        """Not even by the owner of the table."""
        for sql in ("UPDATE {s}.kept_policies SET revision = revision", "DELETE FROM {s}.kept_policies"):
            with pytest.raises(Exception, match="never changed"):
                await school.rows(sql + " RETURNING row_id")


class TestABar:
    async def test_of_the_subject_of_a_concern_is_not_announced(self, school: School) -> None:
        """Of what others record after a concern about her, nothing: not that there is more, nor that there is a bar."""
        support = await supported(school)
        case, elsa = support.pupil.case, school.people["elsa"]
        before = await by_id(school, "elsa", case)
        account = {"account": "x", "about_adult": elsa.id}
        await school.as_("lunch").does(f"pupils/{support.pupil.id}/concerns", **account)
        await school.as_("class_teacher").does(f"pupils/{support.pupil.id}/contacts", with_whom="pupil", purpose="x")
        after = await by_id(school, "elsa", case)
        assert (after.parts, after.nothing, after.relations, after.bar) == (
            before.parts,
            before.nothing,
            before.relations,
            None,
        )
        assert "subject" not in after.relations
        contacts = [one for one in (await by_id(school, "senco", case)).parts if one["part"] == "contacts"]
        assert contacts, "somebody who is not barred is told of it"

    async def test_that_was_declared_is_shown(self, harbour: tuple[School, Support]) -> None:
        """A conflict is no secret: why a mother is told nothing as staff has its rule and basis."""
        school, support = harbour
        found = await by_id(school, "mother", support.pupil.case)
        assert (found.parts, "relative" in found.relations) == ((), True)
        assert found.bar is not None
        assert "b23" in found.bar.basis


class TestWhatCannotBeExplained:
    async def test_is_said_in_a_sentence(self, harbour: tuple[School, Support]) -> None:
        """An unknown name, an unknown case, a time before the record, a capacity that they do not have."""
        school, support = harbour
        case = support.pupil.case
        with pytest.raises(NotExplained, match="Nobody signed in as this"):
            await why(school, "nobody_here", case)
        with pytest.raises(NotExplained, match="No school here has a case"):
            await why(school, "elsa", uuid4())
        with pytest.raises(NotExplained, match="begins at"):
            await why(school, "elsa", case, datetime(2000, 1, 1, tzinfo=UTC))
        with pytest.raises(NotExplained, match="not in this capacity"):
            await why(school, "elsa", case, capacity=Capacity.PARENT)

    async def test_is_found_by_how_somebody_signs_in(self, harbour: tuple[School, Support]) -> None:
        """The name that an issuer knows them by is enough where it is one person's."""
        school, support = harbour
        named, numbered = await why(school, "elsa", support.pupil.case), await by_id(school, "elsa", support.pupil.case)
        assert (named.person, named.parts) == (numbered.person, numbered.parts)


class TestAtTheCommandLine:
    @pytest.fixture
    def confide(self, harbour: tuple[School, Support], monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
        """`await confide("--as", ...)`: what came of it, with the database of these tests."""
        postgres = harbour[0].service.postgres

        @contextmanager
        def places() -> Iterator[Places]:
            yield Places(postgres.admin_dsn, "", postgres.api_dsn, postgres.projector_dsn, postgres.keys)

        async def call(*arguments: str) -> Result:
            return await asyncio.to_thread(CliRunner().invoke, app, ["explain", *arguments])

        monkeypatch.setattr(command, "_places", places)
        yield call

    async def test_shows_each_kind_with_its_rules(self, harbour: tuple[School, Support], confide: Any) -> None:
        """As text for a person, and as one object for a programme."""
        school, support = harbour
        who = ("--as", str(school.people["class_teacher"].id), "--case", str(support.pupil.case))
        shown = await confide(*who)
        assert shown.exit_code == 0, shown.output
        assert "sessions: summary (1 entry)" in shown.output
        assert "form_tutor.staff_summary: Reads the staff summary" in shown.output
        assert "nothing of:" in shown.output
        told = json.loads((await confide(*who, "--json")).stdout)
        assert {"part", "level", "entries", "because"} == set(told["parts"][0])

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            (["--as", "elsa", "--case", str(uuid4())], "No school here has a case"),
            (["--as", "elsa", "--at", "tomorrow"], "--at is no time"),
            (["--as", "elsa", "--at", "2999-01-01T10:00"], "lies in the future"),
            (["--as", "elsa", "--at", "2001-01-01"], "begins at"),
            (["--as", "nobody_here"], "Nobody signed in as this"),
        ],
    )
    async def test_says_what_is_wrong_in_a_sentence(
        self, harbour: tuple[School, Support], confide: Any, wrong: list[str], says: str
    ) -> None:
        """Exit code 2 and what to do next; never a traceback."""
        case = [] if "--case" in wrong else ["--case", str(harbour[1].pupil.case)]
        result = await confide(*wrong, *case)
        assert (result.exit_code, says in result.output, "Traceback" in result.output) == (2, True, False), (
            result.output
        )
