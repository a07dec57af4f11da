"""What has a day of its own: the newest word about each thing counts, for those whose it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from case_store.case.events import AgreementAnswered
from case_store.entry import Event
from case_store.journal.ids import new_id
from case_store.noticing.events import SignNoticed, SignReviewed
from case_store.support.events import Accredited, ManagerMet, SupervisionAttended
from tests.projections.school import School
from tests.promises.golden import example_of

ELSA, OTHER, CASE, MATTER = (UUID(int=n) for n in range(1, 5))
DAY = date(2025, 3, 10)
LATER = DAY + timedelta(days=30)


def due(school: School, reader: UUID, until: date = LATER, *matters: UUID) -> dict[str, date]:
    """What is open for a reader: what -> day."""
    school.follow()
    rows = school.rows("SELECT * FROM {s}.due_for(%s, %s, %s)", reader, list(matters), until)
    return {row["what"]: row["day"] for row in rows}


def of(kind: type[Event], **given: Any) -> Event:
    """An event of a kind, with what is given."""
    return example_of(kind).model_copy(update={"author": ELSA, **given})


async def test_a_sign_is_looked_at_again_by_whoever_noticed_it(school: School) -> None:
    """Until a review says when next, or that there is no next; it is nobody else's."""
    noticed = await school.keep(of(SignNoticed, review_on=DAY), file=CASE)
    assert due(school, ELSA) == {"sign_review": DAY}
    assert due(school, OTHER) == {}
    assert due(school, ELSA, DAY - timedelta(days=1)) == {}
    await school.keep(of(SignReviewed, review_on=LATER), file=CASE, about=noticed.id)
    assert due(school, ELSA) == {"sign_review": LATER}
    await school.keep(of(SignReviewed, review_on=None), file=CASE, about=noticed.id)
    assert due(school, ELSA) == {}


async def test_an_agreement_runs_out_for_those_whose_matter_it_is(school: School) -> None:
    """A newer answer takes its place; not having asked is no answer; another audience has its own."""
    given: dict[str, Any] = {"answer": "agreed", "audience": "senco", "until": DAY, "stands": "agreement"}
    kind = AgreementAnswered
    where = {"file": CASE, "matter": MATTER}

    async def say(**said: Any) -> None:
        values = {**example_of(kind).model_dump(), "author": ELSA, **given, **said}
        await school.keep(kind.model_validate(values), **where)

    await say()
    assert due(school, OTHER, LATER, MATTER) == {"agreement": DAY}
    assert due(school, OTHER, LATER, new_id()) == {}
    await say(answer="not_asked", until=None)
    assert due(school, OTHER, LATER, MATTER) == {"agreement": DAY}
    await say(audience="home", until=LATER)
    assert sorted(due(school, OTHER, LATER, MATTER).items()) == [("agreement", LATER)]  # the last of two
    await say(audience="home", until=None)
    await say(audience="all_staff", answer="withdrawn", until=None, stands="withdrawn")
    assert due(school, OTHER, LATER, MATTER) == {}


async def test_an_elsas_own_support_has_its_days(school: School) -> None:
    """The next meeting, the end of the accreditation, and the days from which supervision is counted."""
    await school.keep(of(ManagerMet, elsa=ELSA, next_on=DAY), file=new_id())
    await school.keep(of(Accredited, elsa=ELSA, accredited_on=DAY, until=LATER), file=new_id())
    await school.keep(of(SupervisionAttended, elsa=ELSA, attended_on=LATER), file=new_id())
    found = due(school, ELSA)
    assert (found["manager_meeting"], found["accreditation"]) == (DAY, LATER)
    assert found["supervised"] in {DAY, LATER}
    assert due(school, OTHER) == {}
