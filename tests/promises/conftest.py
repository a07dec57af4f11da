"""A school in which everything has happened that can: for tests that only look, and leave everything as it is."""

from __future__ import annotations

import pytest_asyncio

from tests.promises.story import Story, cast, happens
from tests.school import Person, Service


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tale(service: Service) -> Story:
    """Every command there is was taken in; the pupil and both parents sign in too."""
    school = await service.found("storied")
    await cast(school)
    story = Story(school)
    refused = await happens(story)
    assert not refused, refused
    school.people["robin"] = Person("robin", story.ids["pupil_id"])
    await school.signs_in(school.people["robin"].id, "robin", "pupil")
    return story
