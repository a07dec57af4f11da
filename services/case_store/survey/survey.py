"""A survey of pupils' views: opened with a form, answered in sets, closed with numbers that give no pupil away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from case_store.checks import checked
from case_store.decider import Circumstances, Decider
from case_store.entry import Event
from case_store.errors import Invalid, Refused
from case_store.numbers import alone, parts
from case_store.survey.codes import Form
from case_store.survey.commands import CloseSurvey, HandInSet, OpenSurvey
from case_store.survey.events import Answered, Closed, Line, Opened, Ticks
from case_store.survey.form import SHEET_1_3
from case_store.vocabulary import Sensitive

OWN_SURVEYS = "surveys"
"""The name of the custodian's stream of surveys: one at a time, so that no two can be held against each other."""


@dataclass(frozen=True, slots=True)
class Surveys:
    """The survey that is open, if one is: its statements, and what came in so far, added up."""

    statements: tuple[Sensitive, ...] | None = None
    sheets: int = 0
    ticks: tuple[Ticks, ...] = ()


def evolve(surveys: Surveys, event: Event) -> Surveys:
    """Remember what is open, and add up what comes in."""
    match event:
        case Opened(statements=statements):
            return Surveys(statements, ticks=(Ticks(),) * len(statements))
        case Answered(sheets=sheets, ticks=ticks):
            added = tuple(one.and_(more) for one, more in zip(surveys.ticks, ticks, strict=False))
            return replace(surveys, sheets=surveys.sheets + sheets, ticks=added)
        case Closed():
            return Surveys()
        case _:
            return surveys


def open_survey(command: OpenSurvey, surveys: Surveys, around: Circumstances) -> Iterator[Event]:
    """Raises Refused while another is open: the difference of two would be a count of few."""
    if surveys.statements is not None:
        raise Refused("A survey is open already. Close it first, and then open the next.")
    yield Opened(
        author=around.actor.person,
        opened_on=around.today,
        form=Form.OWN if command.statements else Form.SHEET_1_3,
        statements=command.statements or SHEET_1_3,
        years=tuple(sorted(set(command.years))),
    )


def hand_in_set(command: HandInSet, surveys: Surveys, around: Circumstances) -> Iterator[Event]:
    """A set is added up at once with what came before. Raises Invalid for one so small that it could be one pupil's."""
    statements = _open(surveys)
    fewest = around.settings.fewest_told
    if command.sheets < fewest:
        raise Invalid(f"`sheets` is fewer than {fewest}. Put these with another set, and hand them in together.")
    if len(command.ticks) != len(statements):
        raise Invalid(f"`ticks` needs one line for each of the {len(statements)} statements, in their order.")
    if any(line.together() != command.sheets for line in command.ticks):
        raise Invalid(
            "`ticks` needs one tick of every sheet beside each statement. Count again, without unfinished sheets."
        )
    yield Answered(sheets=command.sheets, ticks=command.ticks)


def close_survey(_command: CloseSurvey, surveys: Surveys, around: Circumstances) -> Iterator[Event]:
    """The numbers as they will ever be told."""
    fewest = around.settings.fewest_told
    lines = (line_of(statement, ticks, fewest) for statement, ticks in zip(_open(surveys), surveys.ticks, strict=True))
    sheets = alone(surveys.sheets, fewest)
    yield Closed(
        author=around.actor.person,
        closed_on=around.today,
        sheets=sheets,
        fewer_than=fewest if sheets is None else None,
        lines=tuple(lines),
    )


def line_of(statement: Sensitive, ticks: Ticks, fewest: int) -> Line:
    """What is told of one statement, by those who know how many sheets there were.

    First the two halves, and of each half that is told the two answers in it: whatever is kept back could be any number
    below `fewest`.
    """
    more_often, less_often = parts((ticks.almost_always + ticks.often, ticks.sometimes + ticks.rarely), fewest)
    told = more_often is not None
    almost_always, often = parts((ticks.almost_always, ticks.often), fewest) if told else (None, None)
    sometimes, rarely = parts((ticks.sometimes, ticks.rarely), fewest) if told else (None, None)
    counts = {
        "more_often": more_often,
        "less_often": less_often,
        "almost_always": almost_always,
        "often": often,
        "sometimes": sometimes,
        "rarely": rarely,
    }
    return Line(statement=statement, **counts, fewer_than=fewest if None in counts.values() else None)


def _open(surveys: Surveys) -> tuple[Sensitive, ...]:
    if surveys.statements is None:
        raise Refused("No survey is open. Ask whoever leads on behaviour and attendance to open one.")
    return surveys.statements


SURVEY = Decider(
    "survey",
    Surveys(),
    evolve,
    checked({OpenSurvey: open_survey, HandInSet: hand_in_set, CloseSurvey: close_survey}),
)
