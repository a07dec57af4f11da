"""A new school year: its staff read a staff summary only once somebody has read it again and says that it holds."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.decider import Circumstances, Happening
from case_store.elsa.commands import ConfirmSummary
from case_store.elsa.events import SessionCorrected, SessionNoted, SummaryConfirmed
from case_store.elsa.session import for_staff, summary_until
from case_store.elsa.state import Programme
from case_store.errors import NotFound, Refused

_OF_A_SESSION = frozenset({SessionNoted.name, SessionCorrected.name, SummaryConfirmed.name})


def confirm_summary(command: ConfirmSummary, programme: Programme, around: Circumstances) -> Iterator[Happening]:
    """The summary in date again, for the audience it had or for one that is given; strategies need no confirming.

    Raises Refused where the programme has ended, for its summaries ended with it.
    """
    about = around.about
    if programme.started is None or about is None or about.matter != around.matter:
        raise NotFound
    if about.name not in _OF_A_SESSION:
        raise Refused("This entry has no staff summary. Name the session whose summary still holds.")
    if programme.ended is not None:
        raise Refused("This programme has ended, and its staff summaries with it. Give strategies instead.")
    as_before = about.audience if about.audience is not None else around.settings.default_audience
    confirmed = SummaryConfirmed(
        author=around.actor.person,
        audience=as_before if command.audience is None else for_staff(command.audience),
        staff_summary=command.staff_summary,
        summary_until=summary_until(around.today, around),
    )
    yield Happening(confirmed, about=about.root)
