"""Who has been told of what can be looked up: by entry, by file, by reader."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from case_store.disclosing import Denied, Disclosed, Faulted, FileTold, KindTold
from case_store.journal.ids import new_id
from case_store.vocabulary import Capacity, Level, Part, Purpose, Relation
from projections.disclosures import Disclosures
from tests.projections.school import School, entry

READER, FILE, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def told(*positions: int, level: Level = Level.FULL, part: Part = Part.SESSIONS, file: UUID = FILE) -> FileTold:
    """These entries of one file."""
    return FileTold(file=file, told=(KindTold(part=part, level=level, positions=positions),))


def disclosed(*files: FileTold, **more: object) -> Disclosed:
    """One page that was answered."""
    values = {"reader": READER, "capacity": Capacity.STAFF, "page": "case", "as_of": 9, "revision": "", "files": files}
    return Disclosed.model_validate({**values, **more})


async def test_a_disclosure_says_who_was_told_of_which_entry(school: School) -> None:
    """One row a page, one row a page and entry; the trail is where it all lies."""
    event = disclosed(told(1, 2), told(5, level=Level.SUMMARY, file=OTHER), purpose=Purpose.PASTORAL)
    kept = await school.keep(event, file=school.custodian.trail)
    school.follow()
    (page,) = school.rows("SELECT * FROM {s}.disclosures")
    assert (page["position"], page["entry"], page["reader"]) == (kept.position, kept.id, READER)
    assert (page["page"], page["purpose"], page["denied"], page["fault"]) == ("case", "pastoral", False, None)
    rows = school.rows("SELECT * FROM {s}.disclosed_entries ORDER BY entry_position")
    assert [(row["entry_position"], row["file"], row["level"]) for row in rows] == [
        (1, FILE, "full"),
        (2, FILE, "full"),
        (5, OTHER, "summary"),
    ]
    assert {row["recorded_at"] for row in rows} == {kept.recorded_at}


async def test_a_denial_and_a_fault_are_pages_that_told_nothing(school: School) -> None:
    """Both say what was asked for, whether it exists or not."""
    asked = new_id()
    denied = Denied(reader=READER, capacity=Capacity.STAFF, page="case", asked=asked, as_of=1)
    faulted = Faulted(reader=READER, capacity=Capacity.STAFF, page="case", asked=asked, fault="engine_silent")
    for event in (denied, faulted):
        await school.keep(event, file=school.custodian.trail)
    school.follow()
    rows = school.rows("SELECT * FROM {s}.disclosures WHERE asked = %s ORDER BY position", asked)
    assert [(row["denied"], row["fault"]) for row in rows] == [(True, None), (True, "engine_silent")]
    assert school.rows("SELECT * FROM {s}.disclosed_entries") == []


def test_an_entry_told_twice_on_one_page_counts_once_and_as_the_fuller() -> None:
    """A page with the same entry under two kinds told the fuller of the two."""
    event = disclosed(told(7, level=Level.SUMMARY), told(7, level=Level.FULL), told(7, level=Level.EXISTENCE))
    rows = [row.values for row in Disclosures().project(entry(event)) if row.table == "disclosed_entries"]
    assert [(row["entry_position"], row["level"]) for row in rows] == [(7, "full")]


def test_a_reader_who_comes_as_lead_or_holder_opens() -> None:
    """Whether a concern was opened is asked of `by_lead`: a teacher who was told in full has not opened it."""
    relations: list[dict[str, Any]] = [{"relations": [one]} for one in (Relation.LEAD, Relation.HOLDER)]
    in_concerns = {"in_concerns": [Relation.HOLDER]}
    ways = [{"by_lead": True}, *relations, in_concerns, {"in_concerns": [Relation.TOLD_FULL]}]
    opened = []
    for way in ways:
        rows = Disclosures().project(entry(disclosed(told(7), **way)))
        opened += [row.values["by_lead"] for row in rows if row.table == "disclosed_entries"]
    assert opened == [True, True, True, True, False]


async def test_looking_up_who_was_told_reads_an_index(school: School) -> None:
    """By entry, by file and by reader: none of the three walks the table."""
    for number in range(40):
        event = disclosed(told(*range(25), file=UUID(int=number)), reader=UUID(int=900 + number))
        await school.keep(event, file=school.custodian.trail)
    school.follow()
    with school.superuser() as connection:
        connection.execute(f"SET search_path = {school.custodian.schema}")
        connection.execute("ANALYZE disclosed_entries")
        connection.execute("SET enable_bitmapscan = off")
        for column, value in (("file", UUID(int=3)), ("reader", UUID(int=903)), ("entry_position", 3)):
            sql = f"EXPLAIN SELECT * FROM disclosed_entries WHERE {column} = %s ORDER BY disclosure DESC LIMIT 5"
            plan = "\n".join(str(row["QUERY PLAN"]) for row in connection.execute(sql, (value,)))
            assert "Index Scan" in plan, plan
