"""The staff of a school, and the stories that most tests begin with; told through the API like everything else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.school import OnRoll, Person, School

STAFF: dict[str, tuple[str, ...]] = {
    "head": ("head",),
    "lead": ("dsl",),
    "deputy": ("deputy_dsl",),
    "senco": ("senco",),
    "manager": ("line_manager",),
    "elsa": ("elsa",),
    "other_elsa": ("elsa",),
    "class_teacher": ("teacher",),
    "subject_teacher": ("teacher",),
    "other_teacher": ("teacher",),
    "mother": ("teacher",),
    "leaver": ("teacher",),
    "lunch": ("support_staff",),
}
"""Whom a school has, beside its administrator and its chair, with their posts."""

BACKGROUND = "Background: moved house twice since spring."
HOPED_FOR = "Joins in with two friends at break."
OBJECTIVE = "Name three feelings in the body."
ACTIVITY = "Feelings charades, then a body map."
SUMMARY = "anxious because of conflict at home"
NOTE = "Said that Dad shouted at Mum and threw a plate on Sunday."
PUPIL_WORDS = "I hid under the table."
HELPS = "Meet at the gate; a quiet word before register."
AVOIDS = "Asking about the weekend in front of others."
WHY_HELPS = "Sunday evenings are when it is worst."


async def staff(school: School, *who: str) -> dict[str, Person]:
    """The people of STAFF named by `who`, or all; each appointed by whoever may."""
    wanted = {"head", *who} if who else set(STAFF)
    await asyncio.gather(*(school.person(sub) for sub in STAFF if sub in wanted))
    await school.appoint(school.people["head"], "head")
    posts = [(school.people[sub], post) for sub, held in STAFF.items() if sub in wanted - {"head"} for post in held]
    await asyncio.gather(*(school.appoint(person, post) for person, post in posts))
    return school.people


@dataclass(frozen=True, slots=True)
class Support:
    """An ELSA programme, as far as it has come."""

    pupil: OnRoll
    referral: UUID
    programme: UUID
    session: UUID | None = None
    strategies: UUID | None = None


async def school_day(school: School) -> OnRoll:
    """Everybody in place around one pupil: taught, tutored, managed, and one of them the pupil's mother."""
    people = await staff(school)
    pupil = await school.pupil()
    await asyncio.gather(
        school.assign(people["class_teacher"], pupil, "class_teacher"),
        school.assign(people["mother"], pupil, "subject_teacher"),
        school.assign(people["subject_teacher"], pupil, "subject_teacher"),
        school.assign(people["leaver"], pupil, "subject_teacher"),
        school.manages(people["manager"], people["elsa"]),
        school.as_("mother").does("conflicts", person=people["mother"].id, pupil=pupil.id, kind="relative"),
    )
    await school.ends(people["leaver"], "teacher", school.day(-1))
    return pupil


async def programme(school: School, pupil: OnRoll, elsa: str = "elsa") -> Support:
    """From referral to a programme that has begun, with its first session planned for today."""
    who, people = school.as_(elsa), school.people
    referral = await school.as_("class_teacher").does(
        "referrals", pupil=pupil.id, background=BACKGROUND, hoped_for_outcomes=HOPED_FOR, elsa=people[elsa].id
    )
    accepted = {"decision": "accepted", "elsa": people[elsa].id}
    await school.as_("manager").does(f"referrals/{referral['id']}/decision", **accepted)
    started = await who.does(
        "elsa-programmes", referral=referral["id"], focus="managing_stress", when_out_of_class="Tuesdays at ten"
    )
    await who.does(
        f"elsa-programmes/{started['id']}/plans", planned_for=school.day(), objective=OBJECTIVE, activity=ACTIVITY
    )
    return Support(pupil, UUID(referral["id"]), UUID(started["id"]))


async def supported(school: School, **note: Any) -> Support:
    """The story of the tour: one session noted, of which the pupil was not asked, and strategies for staff."""
    pupil = await school_day(school)
    support = await programme(school, pupil)
    elsa = school.as_("elsa")
    told: dict[str, Any] = {
        "note": NOTE,
        "pupil_words": PUPIL_WORDS,
        "staff_summary": SUMMARY,
        "objective_met": "partly",
        **note,
    }
    noted = await elsa.does(f"elsa-programmes/{support.programme}/sessions", **told)
    given = await elsa.does(f"cases/{pupil.case}/strategies", what_helps=HELPS, what_to_avoid=AVOIDS, reasons=WHY_HELPS)
    session, strategies = UUID(noted["entries"][0]), UUID(given["entries"][0])
    return Support(pupil, support.referral, support.programme, session, strategies)
