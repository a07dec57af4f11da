"""Starts the demo: a database, a school, the service, and the stories told to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from case_store.calendar import today
from case_store.journal.database import Database
from case_store.journal.migrations import add_custodian
from confide import assembly, founding, serving
from confide.app import Parts
from confide.demo import school, staff
from confide.demo.client import Client
from confide.demo.kylie import KyliesStory
from confide.demo.place import Place
from confide.demo.robin import RobinsStory
from confide.demo.staff import SCHOOL, Somebody
from confide.demo.stories import Row, Story, Tale
from confide.demo.tour import Seen, Tour
from confide.demo.work import GroupStory, HandoverStory
from confide.demo_issuer import DEMO_ISSUER
from confide.identity import Subject
from confide.settings import DatabaseSettings, EngineKind, EngineSettings, Env, Settings
from projections.folders import FOLDERS
from projections.inline import INLINE

PORTS = 20
"""How many ports are tried, from the one that was asked for."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Up:
    """The demo's service while it runs."""

    address: str
    client: Client
    api: serving.Api


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is up, with its stories told."""

    place: Place
    up: Up
    case: UUID
    things: Mapping[str, str]
    """The plan and the meeting of Kylie's story."""


def settings_for(place: Place, port: int) -> Settings:
    """The demo's own settings. What the environment says of another installation is left alone."""
    return Settings(
        env=Env.DEMO,
        host="127.0.0.1",
        port=port,
        data_dir=place.folder,
        root_key_file=None,
        database=DatabaseSettings(embedded=True),
        engine=EngineSettings(kind=EngineKind.EMBEDDED),
        issuers=(),
        private_network=False,
    )


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@contextmanager
def demo(place: Place, port: int, say: Say) -> Iterator[Demo]:
    """The demo while it runs, told about in its folder. Raises DemoRuns, NotStarted, StoryBroke."""
    with place.taken(), service(place, port, say) as up:
        yield Demo(place, up, *_told(place, up, say))


@contextmanager
def service(place: Place, port: int, say: Say) -> Iterator[Up]:
    """The service in the demo's folder, with a school that has been founded and nothing else."""
    say("Starting a database of its own")
    settings = settings_for(place, port)
    with assembly.places(settings) as places:
        parts = _founded(settings, places)
        listening = serving.listen(settings.host, settings.port, tries=PORTS if port else 1)
        address = serving.address_of(listening)
        say("Starting the service")
        with (
            serving.serving(settings, parts, listening, assembly.projector_of(places)) as api,
            Client(address, place.issuer, now) as client,
        ):
            yield Up(address, client, api)


def _founded(settings: Settings, places: assembly.Places) -> Parts:
    """The service's parts, over a database in which the school has been founded."""
    assembly.bring_up_to_date(settings, places)
    add_custodian(places.admin, SCHOOL, places.keys, FOLDERS)
    issuer = assembly.issuer_of(settings)
    issuer.start()
    parts = assembly.parts_of(settings, places, now)
    asyncio.run(_found(places, parts.revision))
    return parts


async def _found(places: assembly.Places, revision: str) -> None:
    async with Database.of(places.api, places.keys, INLINE) as database:
        admin, chair = (Subject(DEMO_ISSUER, founder.login) for founder in staff.FOUNDERS)
        await founding.found(database, SCHOOL, admin, chair, revision, now)


def stories_of(client: Client, people: school.School) -> tuple[Story, ...]:
    """The stories, in the order in which they are told."""
    return (
        RobinsStory(client, people),
        KyliesStory(client, people),
        GroupStory(client, people),
        HandoverStory(client, people),
    )


def _told(place: Place, up: Up, say: Say) -> tuple[UUID, Mapping[str, str]]:
    """All stories, through the public API: Robin's case, and Kylie's plan and meeting.

    What each reader sees at each moment is kept for the tour.
    """
    say("Telling the service who works and learns here")
    people = school.fill(up.client, today(now()))
    seen: dict[str, dict[str, Any]] = {}
    looking = Tour(up.client)
    stories = stories_of(up.client, people)
    for story in stories:
        for moment in story.moments():
            say(f"Looking at {story.tale.value}'s case as each reader, {moment.replace('_', ' ')}")
            seen[moment] = {reader: sight.plain() for reader, sight in looking.look(story.case, story.entries).items()}
    by_tale = {story.tale: story for story in stories}
    chronology = looking.chronology(staff.TUTOR_9, by_tale[Tale.KYLIE].case)
    numbers = looking.numbers(staff.GOVERNOR)
    place.keep_tour({"moments": seen, "chronology": chronology, "numbers": numbers})
    robin = by_tale[Tale.ROBIN]
    cases = {story.tale: {"case": story.case, "entries": story.entries} for story in stories}
    about = {"address": up.address, "school": SCHOOL, "case": robin.case, "pupil": people.pupil}
    place.say({**about, "stories": cases, "people": up.client.people})
    return robin.case, by_tale[Tale.KYLIE].things


def present(place: Place, about: Mapping[str, Any]) -> dict[Tale, Seen]:
    """What each reader sees now, of the demo that runs in `place` and has said this about itself."""
    with Client(about["address"], place.issuer, now) as client:
        client.people = about["people"]
        looking = Tour(client)
        return {
            Tale(tale): looking.look(
                UUID(told["case"]), {Row(row): [UUID(one) for one in ids] for row, ids in told["entries"].items()}
            )
            for tale, told in about["stories"].items()
        }


def token_for(place: Place, member: Somebody) -> str:
    """A token of the running demo for one of its people. Raises FileNotFoundError where no demo was started."""
    return place.issuer.issue(member.login, now())
