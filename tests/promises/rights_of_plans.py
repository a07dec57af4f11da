"""The rights that plans bring: to coordinate one, to be its key worker; an agency's post, having come, a placement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.plans import PURPOSE, Plan, agency, agreed, proposed, worker

if TYPE_CHECKING:
    from tests.promises.test_withdrawn_rights import Rightful
    from tests.school import OnRoll, School

INVITED = {"basis": "public_task", "parents_know": "told"}


async def around_a_plan(school: School, pupil: OnRoll) -> tuple[Plan, str, str]:
    """A plan with an agreed target, run by the one before; a meeting of it to which somebody of an agency was asked."""
    plan = await proposed(school, pupil)
    await agreed(school, plan)
    await school.person("next_coordinator", "psp_coordinator")
    at = await agency(school, "The outreach service")
    for sub in ("outreach", "provider"):
        await worker(school, sub, at)
    coordinator = school.as_("coordinator")
    called = {"kind": "psp_initial", "meets_on": school.day(), "purpose": PURPOSE, "venue": "Room 4"}
    meeting = (await coordinator.does(f"psps/{plan.id}/meetings", **called))["id"]
    person = school.people["outreach"].id
    await coordinator.does(f"meetings/{meeting}/invitations/agencies", person=person, **INVITED)
    return plan, str(meeting), str(at)


async def coordinates(here: Rightful, sub: str, give: bool) -> None:
    """The plan is theirs, or again that of the one before."""
    if give and not here.has[sub]["post"]:  # none is given to anybody whom the head did not appoint
        await here.turn(sub, "post")
    to = here.school.people[sub if give else "coordinator"].id
    await here.school.as_("lead").does(f"psps/{here.plan.id}/coordinator", coordinator=to)


async def key_worker(here: Rightful, sub: str, give: bool) -> None:
    """They are the key worker, or somebody else on the staff is."""
    if give and not here.has[sub]["post"]:
        await here.turn(sub, "post")
    to = here.school.people[sub if give else "coordinator"].id
    if here.has["next_coordinator"]["coordinates"]:  # who may be barred from it by now
        await here.turn("next_coordinator", "coordinates")
    await here.school.as_("coordinator").does(f"psps/{here.plan.id}/key-worker", key_worker=to)


async def works_there(here: Rightful, sub: str, give: bool) -> None:
    """They come to the agency, or have left it."""
    at, person = here.school.as_("admin"), here.school.people[sub].id
    if give:
        await at.does("agency-workers", person=person, agency=here.agency)
        return
    await at.does("agency-workers/end", person=person, last_day=here.school.day(-1))


async def attended(here: Rightful, sub: str, give: bool) -> None:
    """They came to the meeting, or it turns out that they did not."""
    came = {"person": here.school.people[sub].id, "attendance": "attended" if give else "absent"}
    await here.school.as_("lead").does(f"meetings/{here.meeting}/attendance", came=[came])


async def placed(here: Rightful, sub: str, give: bool) -> None:
    """The pupil is with them too, or no longer."""
    person, head = here.school.people[sub].id, here.school.as_("head")
    if give:
        if not here.has[sub]["post"]:
            await here.turn(sub, "post")
        grant: dict[str, Any] = {"person": person, "pupil": here.support.pupil.id, "ends": here.school.day(30)}
        await head.does("placements", **grant)
        return
    tie, end = await here.ended(sub, "placed_with")
    await head.does(f"placements/{tie}/end", person=person, **end)
