"""Plans: where the tests of pastoral support programmes begin, told through the API like everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from case_store.psp_calendar import on_a_school_day
from case_store.school_days import NO_TERMS
from tests.school import OnRoll, Person, School
from tests.stories import school_day

REASONS = "Sent out of lessons nine times this half term."


@dataclass(frozen=True, slots=True)
class Plan:
    """A pastoral support programme that was proposed, with a key worker."""

    pupil: OnRoll
    id: UUID


async def proposed(school: School, pupil: OnRoll | None = None) -> Plan:
    """Everybody around one pupil, a plan proposed by its `coordinator`, and its `key_worker` named."""
    pupil = pupil or await school_day(school)
    for sub, posts in (("coordinator", ("psp_coordinator",)), ("key_worker", ("teacher",))):
        if sub not in school.people:
            await school.person(sub, *posts)
    coordinator = school.as_("coordinator")
    made = await coordinator.does("psps", pupil=pupil.id, reasons=REASONS)
    await coordinator.does(f"psps/{made['id']}/key-worker", key_worker=school.people["key_worker"].id)
    return Plan(pupil, UUID(made["id"]))


PURPOSE = "Ways forward for Robin."
NEEDS = "Assessed by the SENCO in the autumn; behaviour monitored for three weeks."


async def agency(school: School, name: str, kind: str = "mental_health") -> UUID:
    """An agency in the school's directory."""
    return UUID((await school.as_("admin").does("agencies", display_name=name, kind=kind))["id"])


async def worker(school: School, sub: str, at: UUID) -> Person:
    """Somebody who works for an agency and signs in from there."""
    made = await school.as_("admin").does("people", display_name=sub.replace("_", " ").title())
    school.people[sub] = Person(sub, UUID(made["id"]))
    await school.as_("admin").does("agency-workers", person=made["id"], agency=at)
    await school.signs_in(school.people[sub].id, sub, "agency")
    return school.people[sub]


async def called(school: School, pupil: OnRoll, sub: str = "lead", **said: Any) -> str:
    """A referral meeting about a pupil, today; gives its id."""
    body = {"pupil": pupil.id, "meets_on": school.day(), "venue": "Room 4", "purpose": PURPOSE, **said}
    return str((await school.as_(sub).does("meetings", needs_assessed=NEEDS, **body))["id"])


async def came(school: School, meeting: str, sub: str = "lead", **how: str) -> None:
    """Who came to a meeting and who did not: each by their name at the school, `attended` if nothing is said."""
    each = [{"person": school.people[who].id, "attendance": said} for who, said in how.items()]
    await school.as_(sub).does(f"meetings/{meeting}/attendance", came=each)


TARGET: dict[str, Any] = {
    "wording": "Starts work within five minutes.",
    "help": "Task on the desk before he comes in.",
    "what_to_avoid": "Asking him in front of the class.",
    "measure": "The teacher's mark, lesson by lesson.",
    "from_what": "One lesson in five.",
    "to_what": "Three lessons in five.",
    "why_it_matters": "Falls behind and is told off for it.",
    "reward": "Football with Dad on Saturday.",
    "reward_from": "parent",
    "consequence": "Finishes at break.",
    "chosen_by_pupil": True,
}
HELP = "Ten minutes with him each morning."


def school_day_in(school: School, days: int) -> str:
    """A day on which pupils come, so many days from today or soon after, where no terms are set."""
    return on_a_school_day(school.service.clock.day(days), NO_TERMS).day.isoformat()


async def agreed(school: School, plan: Plan, **said: Any) -> str:
    """A target of a plan, drafted with the key worker's support and agreed; gives its id."""
    coordinator, key_worker = school.as_("coordinator"), school.people["key_worker"].id
    support = [{"side": "school", "owner": key_worker, "how": "keeping_in_touch", "help": HELP}]
    draft = {**TARGET, "by": school_day_in(school, 60), "support": support, **said}
    target = str((await coordinator.does(f"psps/{plan.id}/target-drafts", **draft))["id"])
    await coordinator.does(f"psps/{plan.id}/targets", target=target)
    return target


async def running(school: School, pupil: OnRoll | None = None) -> tuple[Plan, str]:
    """A plan that has started, with one target that nobody has signed; gives the plan and the target."""
    plan = await proposed(school, pupil)
    target = await agreed(school, plan)
    await school.as_("coordinator").does(f"psps/{plan.id}/start")
    return plan, target
