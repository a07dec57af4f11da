"""Pastoral support programmes: one plan, and the board of all plans of which a reader may know."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from access_policy import board_view, psp_view
from access_policy.page import Page
from access_policy.pages.choosing import MINE, SOME
from case_store.vocabulary import Level, Part
from projections.psp_board.card import Stage

_OF_A_PLAN = (Part.TARGETS, Part.SIGNATURES, Part.REVIEWS, Part.MEETINGS)
_OF_A_BOARD = (Part.TARGETS, Part.REVIEWS, Part.MEETINGS)
_WOULD = {Part.TARGETS: (Part.REVIEWS, Part.SIGNATURES)}
"""A review that was held and one that was missed look alike to whoever is told of neither."""


def psp_page(psp: UUID) -> Page:
    """One plan: its targets by version, who committed to what and what became of it, signatures, reviews, outcome.

    Whoever coordinates it is told whose signature is missing, and of which version; everybody else only of those
    signatures that are theirs to know.
    """
    return Page(
        "psp",
        _OF_A_PLAN,
        """i.matter = %(psp)s AND EXISTS (
               SELECT 1 FROM entry_index p WHERE p.matter = %(psp)s AND p.name = 'psp.proposed')
           AND (i.part <> 'meetings' OR i.name IN ('meeting.held', 'meeting.final_held'))""",
        {"psp": psp},
        asked=psp,
        would=_WOULD,
        view=psp_view.one_plan,
    )


def psps_page(stage: Stage | None = None, *, overdue: bool | None = None) -> Page:
    """The plans of which you may know, each by its stage: what comes next, what is overdue, on hold and why, failing.

    Plans that have ended are left out unless that stage is asked for. It tells what existence tells, whoever reads.
    """
    return Page(
        "psps",
        _OF_A_BOARD,
        f"""i.position IN (SELECT i.position
                             FROM (SELECT s.position, s.file, s.plan AS matter FROM psp_board_steps s) i
                            WHERE i.matter = ANY(%(matters)s) OR {MINE})""",
        caps=dict.fromkeys(_OF_A_BOARD, Level.EXISTENCE),
        opened=False,
        by_row="plan",
        would=_WOULD,
        view=partial(board_view.board, stage=stage, overdue=overdue),
    )


PAGES = (psp_page(SOME), psps_page())
