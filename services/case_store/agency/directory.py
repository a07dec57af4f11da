"""The directory: which agencies the school knows, and whom to ask there."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.agency.commands import ListAgency, UnlistAgency
from case_store.agency.events import Listed, Unlisted
from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import NotFound, Refused
from case_store.things import thing


def evolve(line: Listed | Unlisted | None, event: Event) -> Listed | Unlisted | None:
    """Remember the newest line of the agency."""
    return event if isinstance(event, Listed | Unlisted) else line


def list_agency(command: ListAgency, line: Listed | Unlisted | None, around: Circumstances) -> Iterator[Event]:
    """The whole line. Raises Refused where it says what it says already."""
    said = {name: getattr(command, name) for name in ListAgency.model_fields}
    listed = Listed(agency=thing(around), by=around.actor.person, **said)
    if isinstance(line, Listed) and line.model_copy(update={"by": listed.by}) == listed:
        raise Refused("The directory says so already. There is nothing to do.")
    yield listed


def unlist_agency(_: UnlistAgency, line: Listed | Unlisted | None, around: Circumstances) -> Iterator[Event]:
    """Raises Refused where it is not in the directory any more; NotFound where the id was that of something else."""
    if line is None:
        raise NotFound
    if isinstance(line, Unlisted):
        raise Refused("This agency is in the directory no longer. There is nothing to do.")
    yield Unlisted(agency=line.agency, by=around.actor.person)


_NOTHING: Listed | Unlisted | None = None
DIRECTORY = Decider("agency", _NOTHING, evolve, checked({ListAgency: list_agency, UnlistAgency: unlist_agency}))
