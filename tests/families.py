"""A pupil's family, and what was worded for home: where most tests about parents and pupils begin."""

from __future__ import annotations

from uuid import uuid4

from tests.client import As
from tests.school import OnRoll, School
from tests.stories import Support

FOR_ALL = "He is learning to name what he feels."
FOR_MUM = "A quiet breakfast helps on Mondays."
GOOD_NEWS = "He helped a new boy find the library."
NEVER_RING = "Never ring the number of the shop."
HOW_HOME_HELPS = "Ask him which feeling the day had."
SAID_BY_MUM = "She said that mornings are hardest."


async def worded(school: School, support: Support) -> None:
    """The ELSA told home of the support and put things in words for home: some for both parents, some for one."""
    elsa, pupil, mum = school.as_("elsa"), support.pupil.id, school.people["mum"].id
    home = f"pupils/{pupil}/home"
    await elsa.does(f"{home}/informed", informed=True, parent=mum, how="letter", programme=support.programme)
    await elsa.does(f"{home}/preferences", parent=mum, ways=["text_message"], whom_never_to_ring=NEVER_RING)
    await elsa.does(f"{home}/invitations", parent=mum, how="letter", purpose="To hear how mornings go.")
    await elsa.does(f"{home}/strategy-wordings", parent=mum, what_helps=FOR_MUM)
    await elsa.does(f"{home}/contact-wordings", for_all_carers=True, wording=GOOD_NEWS, good_news=True)
    about = {"wording": FOR_ALL, "how_home_can_help": HOW_HOME_HELPS, "for_all_carers": True}
    await elsa.does(f"elsa-programmes/{support.programme}/home-wordings", **about)


async def hidden_looks_absent(reader: As, pupil: OnRoll) -> bool:
    """Whether a case answers this reader as one does that never was, on every page about one case."""
    pages = ("cases/{}", "cases/{}/timeline", "cases/{}/chronology")
    for page in pages:
        hidden, absent = [await reader.get(page.format(case)) for case in (pupil.case, uuid4())]
        if (hidden.status_code, hidden.content) != (404, absent.content):
            return False
    told, of_none = [await reader.get("disclosures", case=str(case)) for case in (pupil.case, uuid4())]
    return (told.status_code, told.content) == (404, of_none.content)
