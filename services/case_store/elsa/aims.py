"""The aims of a programme: worded so that one can decide whether each is met."""

from __future__ import annotations

from case_store.elsa.commands import ProposedAims
from case_store.elsa.events import Aim
from case_store.errors import Refused
from case_store.vocabulary import Sensitive


def aims_of(proposed: ProposedAims) -> tuple[Aim, ...]:
    """The aims proposed. Raises Refused for one that does not say how we will know that it is met."""
    return tuple(Aim(aim=one.aim, how_we_will_know=_said(one.how_we_will_know)) for one in proposed)


def _said(how_we_will_know: Sensitive | None) -> Sensitive:
    if how_we_will_know is None:
        raise Refused("Say for each aim how we will know that it is met: otherwise nobody can tell when to end.")
    return how_we_will_know
