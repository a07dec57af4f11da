"""Small worlds made up by chance: a pupil, some of those who stand around them, some of what can happen."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.school import OnRoll, School
from tests.stories import Support, programme

SUPPORTED = 0.3
"""How many of the pupils are, and how many of the ties there are."""
EVERYWHERE = "heron"
"""A word that stands in every text of a world: a search for it finds all in which a text is told."""


@dataclass
class World:
    """One pupil, supported or not; `teaching` are those who teach them."""

    school: School
    pupil: OnRoll
    support: Support | None
    teaching: list[str]

    @property
    def case(self) -> str:
        """Where the case is read."""
        return f"cases/{self.pupil.case}"


async def world(school: School, chance: random.Random) -> World:
    """A pupil with some of the ties, and some of the entries, that there can be."""
    people, pupil = school.people, await school.pupil(f"{EVERYWHERE} Vale")
    is_supported = chance.random() < SUPPORTED
    teaching = [sub for sub in ("class_teacher", "subject_teacher", "mother") if chance.random() < SUPPORTED]
    teaching += ["class_teacher"] if is_supported and "class_teacher" not in teaching else []
    for sub in teaching:
        await school.assign(people[sub], pupil, "class_teacher" if sub == "class_teacher" else "subject_teacher")
    support = await programme(school, pupil) if is_supported else None
    steps = [
        _contact,
        _concern,
        _adult,
        _strategies,
        *([_telling] if teaching else []),
        *([_session, _session, _agreement] if support else []),
    ]
    here = World(school, pupil, support, teaching)
    for step in chance.choices(steps, k=chance.randint(1, 3)):
        await step(here, chance)
    if chance.random() < 0.2:
        await school.as_("mother").does("conflicts", person=people["mother"].id, pupil=pupil.id, kind="relative")
    return here


async def _contact(here: World, chance: random.Random) -> None:
    who, day = chance.choice(["lunch", "class_teacher", "senco", "manager"]), here.school.day(-chance.randint(0, 90))
    outcome = {"outcome": f"{EVERYWHERE} agreed."} if chance.random() < 0.5 else {}
    said = {"with_whom": "parent", "purpose": f"{EVERYWHERE} rang.", "what_was_said": "So.", "happened_on": day}
    await here.school.as_(who).does(f"pupils/{here.pupil.id}/contacts", **said, **outcome)


async def _concern(here: World, chance: random.Random) -> None:
    who, day = chance.choice(["lunch", "class_teacher", "elsa"]), here.school.day(-chance.randint(0, 30))
    at, said = f"pupils/{here.pupil.id}/concerns", {"account": f"{EVERYWHERE} cried.", "happened_on": day}
    made = await here.school.as_(who).does(at, **said)
    if chance.random() < 0.3:
        await here.school.as_("lead").does(f"concerns/{made['id']}/acts", what=f"{EVERYWHERE} rang home.")


async def _adult(here: World, chance: random.Random) -> None:
    about = here.school.people[chance.choice(["elsa", "subject_teacher"])].id
    said = {"account": f"{EVERYWHERE} saw it.", "about_adult": about}
    await here.school.as_("class_teacher").does(f"pupils/{here.pupil.id}/concerns", **said)


async def _strategies(here: World, chance: random.Random) -> None:
    who = "elsa" if here.support else "lead"
    await here.school.as_(who).does(f"{here.case}/strategies", what_helps=f"{EVERYWHERE} likes it quiet.")


async def _telling(here: World, chance: random.Random) -> None:
    person = here.school.people[chance.choice(here.teaching)].id
    level = chance.choice(["existence", "summary"])
    wording = {"wording": f"{EVERYWHERE}: ask the lead."} if level == "summary" else {}
    told = [{"person": person, "level": level, **wording}]
    await here.school.as_("lead").does(f"{here.case}/tellings", told=told, reason=f"{EVERYWHERE}.", pupil_told=True)


async def _session(here: World, chance: random.Random) -> None:
    assert here.support is not None
    note = {"note": f"{EVERYWHERE} said so.", "staff_summary": f"{EVERYWHERE} is settled."}
    at = f"elsa-programmes/{here.support.programme}/sessions"
    await here.school.as_("elsa").does(at, held_on=here.school.day(-chance.randint(0, 5)), **note)


async def _agreement(here: World, chance: random.Random) -> None:
    assert here.support is not None
    said = {"answer": chance.choice(["agreed", "declined"]), "audience": chance.choice(["all_staff", "senco"])}
    at = f"pupils/{here.pupil.id}/agreements"
    await here.school.as_("elsa").does(at, matter=here.support.programme, pupil_words=f"{EVERYWHERE}.", **said)
