"""The meeting at which a plan was reviewed or judged: held, and of this plan."""

from __future__ import annotations

from uuid import UUID

from case_store.decider import Circumstances
from case_store.errors import Refused

FINAL = "meeting.final_held"
HELD = frozenset({"meeting.held", FINAL})


def review_meeting(meeting: UUID | None, around: Circumstances) -> UUID | None:
    """The entry of the meeting at which a review was held, if it was held at one. Raises Refused for anything else."""
    if meeting is not None and not (_of_this_plan(around) and around.about and around.about.name in HELD):
        raise Refused("`meeting` is no meeting of this plan that was held. Name the entry that says that it was.")
    return meeting


def final_meeting(meeting: UUID, around: Circumstances) -> UUID:
    """The entry of the final meeting. Raises Refused where none was held, or where it was another plan's."""
    if around.about is None or around.about.name != FINAL:
        raise Refused(
            "A plan is judged at its final meeting, once it was held. Record that it was, and name that entry."
        )
    if not _of_this_plan(around):
        raise Refused("That meeting was another plan's. A plan is judged at its own final meeting.")
    return meeting


def _of_this_plan(around: Circumstances) -> bool:
    return around.about is not None and around.about.matter == around.stream
