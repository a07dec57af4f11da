"""The directory: which agencies the school knows, and whom to ask there."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.agency.commands import AgencyLine, ChangeAgencyLine, ListAgency, UnlistAgency
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
    """A new one, whose id is that of its stream and of its file. Raises Refused for one that is there already."""
    if line is not None:
        raise Refused("This agency is in the directory already. Change its line instead.")
    yield _listed(command, around)


def change_line(command: ChangeAgencyLine, line: Listed | Unlisted | None, around: Circumstances) -> Iterator[Event]:
    """The whole line. Raises Refused where it says what it says already, NotFound for the id of something else."""
    if line is None:
        raise NotFound
    listed = _listed(command, around)
    if isinstance(line, Listed) and line.model_copy(update={"by": listed.by}) == listed:
        raise Refused("The directory says so already. There is nothing to do.")
    yield listed


def _listed(command: AgencyLine, around: Circumstances) -> Listed:
    said = {name: getattr(command, name) for name in AgencyLine.model_fields}
    return Listed(agency=thing(around), by=around.actor.person, **said)


def unlist_agency(_: UnlistAgency, line: Listed | Unlisted | None, around: Circumstances) -> Iterator[Event]:
    """Raises Refused where it is not in the directory any more; NotFound where the id was that of something else."""
    if line is None:
        raise NotFound
    if isinstance(line, Unlisted):
        raise Refused("This agency is in the directory no longer. There is nothing to do.")
    yield Unlisted(agency=line.agency, by=around.actor.person)


_NOTHING: Listed | Unlisted | None = None
DIRECTORY = Decider(
    "agency",
    _NOTHING,
    evolve,
    checked({ListAgency: list_agency, ChangeAgencyLine: change_line, UnlistAgency: unlist_agency}),
)
