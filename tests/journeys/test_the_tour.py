"""The tour: what every reader of the demo's case is answered over HTTP, moment by moment, level by level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from case_store.calendar import today
from confide.demo import school, words
from confide.demo.client import Client
from confide.demo.place import Place
from confide.demo.run import now, service
from confide.demo.staff import LUNCH, Member
from confide.demo.stories import Moment, Row, Story
from confide.demo.tour import READERS, Seen, Tour

HIDDEN = ("unrelated_teacher", "other_elsa", "mother", "leaver", "administrator")
"""For these there is no such case, at any moment."""
TEACHERS = ("class_teacher", "subject_teacher", "senco")
F, S, E, NOTHING = "full", "summary", "existence", "-"
COLUMNS = ("elsa", "line_manager", "class_teacher", "subject_teacher", "senco", "lead", "head")
RUNNING = {
    Row.SESSION_NOTE: (F, E, S, E, S, F, NOTHING),
    Row.AGREED_SESSION: (F, E, S, S, S, F, NOTHING),
    Row.PLAN: (F, S, NOTHING, NOTHING, S, F, NOTHING),
    Row.PROGRAMME: (F, F, S, E, F, F, NOTHING),
    Row.STRATEGIES: (F, S, S, S, F, F, NOTHING),
    Row.AGREEMENT: (F, E, E, E, S, F, NOTHING),
    Row.CONCERN: (NOTHING,) * 7,
    Row.TELLING: (NOTHING,) * 7,
}
WITHDRAWN = {**RUNNING, Row.SESSION_NOTE: (F, E, E, E, E, F, NOTHING)}
TOLD = {
    **WITHDRAWN,
    Row.CONCERN: (*(NOTHING,) * 5, F, S),
    Row.TELLING: (F, NOTHING, S, NOTHING, NOTHING, F, NOTHING),
}
ENDED = {**TOLD, Row.AGREED_SESSION: (F, E, E, E, E, F, NOTHING)}
EXPECTED = {Moment.RUNNING: RUNNING, Moment.WITHDRAWN: WITHDRAWN, Moment.TOLD: TOLD, Moment.ENDED: ENDED}
"""The levels that issue, domain and access table ask for, row by row, in the order of COLUMNS."""


@dataclass(frozen=True)
class Answer:
    """One answer as it went over the wire, with what changes from one request to the next taken out."""

    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    body: str = field(repr=False)

    def holds(self, words: str) -> bool:
        """Whether these words are in it."""
        return words in self.body


@dataclass(frozen=True)
class Look:
    """One moment: what the tour saw, every answer about the case, and every answer about a case that is none."""

    seen: Seen
    case: Mapping[str, Answer]
    nowhere: Mapping[str, Answer]
    lunch: Answer
    entries: Mapping[str, Mapping[str, Mapping[str, Any]]]
    """Reader -> id of an entry -> the entry as told."""


@dataclass
class Tale:
    """All moments of one demo."""

    looks: dict[Moment, Look] = field(default_factory=dict)
    rows: dict[Row, list[UUID]] = field(default_factory=dict)

    def told(self, moment: Moment, reader: str, row: Row) -> list[Mapping[str, Any]]:
        """The entries of a row as a reader was told them."""
        known = self.looks[moment].entries[reader]
        return [known[str(entry)] for entry in self.rows[row] if str(entry) in known]


def _answer(client: Client, who: Member, case: UUID) -> tuple[Answer, dict[str, Any]]:
    came = client.ask(who, f"/cases/{case}")
    headers = tuple(sorted((k, v) for k, v in came.headers.items() if k not in {"date", "x-request-id"}))
    entries = {one["id"]: one for one in came.json().get("entries", ())}
    return Answer(came.status_code, headers, came.text.replace(str(case), "(the case)")), entries


def _look(client: Client, tour: Tour, story: Story) -> Look:
    nowhere = uuid4()
    answers = {reader.key: _answer(client, reader.member, story.case) for reader in READERS}
    return Look(
        seen=tour.look(story.case, story.entries),
        case={key: answer for key, (answer, _) in answers.items()},
        nowhere={reader.key: _answer(client, reader.member, nowhere)[0] for reader in READERS},
        lunch=_answer(client, LUNCH, story.case)[0],
        entries={key: entries for key, (_, entries) in answers.items()},
    )


@pytest.fixture(scope="module")
def tale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tale]:
    place = Place(Path(tmp_path_factory.mktemp("tour")) / "demo")
    told = Tale()
    with place.taken(), service(place, 0, lambda _: None) as up:
        story = Story(up.client, school.fill(up.client, today(now())))
        tour = Tour(up.client)
        for moment in story.moments():
            told.looks[moment] = _look(up.client, tour, story)
        told.rows = story.entries
        yield told


@pytest.mark.parametrize("moment", Moment)
def test_every_reader_is_told_each_row_at_the_level_that_they_need(tale: Tale, moment: Moment) -> None:
    """All rows, readers and moments of the tour, against what is asked for."""
    order = (NOTHING, E, S, F)
    for row, levels in EXPECTED[moment].items():
        for reader, expected in zip(COLUMNS, levels, strict=True):
            lines = tale.looks[moment].seen[reader].rows.get(row, [])
            found = max((line.level for line in lines), key=order.index, default=NOTHING)
            assert (row, reader, found) == (row, reader, expected)
    for reader in HIDDEN:
        assert tale.looks[moment].seen[reader].rows == {}


@pytest.mark.parametrize("moment", Moment)
def test_for_those_without_a_need_the_case_does_not_exist(tale: Tale, moment: Moment) -> None:
    """The same bytes and headers as for an id that nobody has, and the same for each of them."""
    look = tale.looks[moment]
    for reader in HIDDEN:
        assert look.case[reader].status == 404
        assert look.case[reader] == look.nowhere[reader]
    assert len({look.case[reader] for reader in HIDDEN}) == 1
    # The control: whoever is told something is answered otherwise than for an id that nobody has.
    assert look.case["class_teacher"] != look.nowhere["class_teacher"]


@pytest.mark.parametrize("moment", Moment)
def test_who_said_what_at_home_reaches_the_elsa_and_the_lead_alone(tale: Tale, moment: Moment) -> None:
    """No other answer holds a word of the note, or of what the pupil said."""
    look = tale.looks[moment]
    for reader, answer in look.case.items():
        for secret in (words.THE_NOTE["note"], words.THE_NOTE["pupil_words"]):
            assert answer.holds(secret) == (reader in {"elsa", "lead"})


def test_staff_summary_goes_to_class_teacher_and_senco(tale: Tale) -> None:
    """Not asked, and the audience left at its default: the two of the default audience read the summary."""
    summary = words.THE_NOTE["staff_summary"]
    for reader in ("class_teacher", "senco"):
        (note,) = tale.told(Moment.RUNNING, reader, Row.SESSION_NOTE)
        assert note["fields"]["staff_summary"] == summary
        assert not {"note", "pupil_words", "number"} & note["fields"].keys()
    told = {key for key, answer in tale.looks[Moment.RUNNING].case.items() if answer.holds(summary)}
    assert told == {"elsa", "lead", "class_teacher", "senco"}


def test_a_subject_teacher_learns_that_support_goes_on_and_whom_to_ask(tale: Tale) -> None:
    """That it was held, since when and when out of class; and the name of whom to ask."""
    (note,) = tale.told(Moment.RUNNING, "subject_teacher", Row.SESSION_NOTE)
    started, *_ = tale.told(Moment.RUNNING, "subject_teacher", Row.PROGRAMME)
    assert note["fields"].keys() <= {"held_on", "length_minutes", "author"}
    assert {"starts", "when_out_of_class", "whom_to_ask"} <= started["fields"].keys()
    assert not {"focus", "aims", "focus_in_words"} & started["fields"].keys()
    assert tale.looks[Moment.RUNNING].seen["subject_teacher"].withheld["sessions"] == ["Jo Fletcher"]


def test_the_line_manager_reads_the_objective_and_not_the_summary(tale: Tale) -> None:
    """That a session was held, its objective and whether it was met; never how the pupil is at home."""
    (note,) = tale.told(Moment.RUNNING, "line_manager", Row.SESSION_NOTE)
    _, reviewed = tale.told(Moment.RUNNING, "line_manager", Row.PLAN)
    assert note["fields"].keys() <= {"held_on", "length_minutes", "author"}
    assert reviewed["fields"]["objective"] == words.THE_PLAN["objective"]
    assert reviewed["fields"]["met"] == "partly"
    for look in tale.looks.values():
        assert not look.case["line_manager"].holds(words.THE_NOTE["staff_summary"])


def test_the_pupil_agreed_to_one_thing(tale: Tale) -> None:
    """Of that session a subject teacher reads the summary too, also after another thing was withdrawn."""
    for moment in (Moment.RUNNING, Moment.WITHDRAWN, Moment.TOLD):
        (agreed,) = tale.told(moment, "subject_teacher", Row.AGREED_SESSION)
        assert agreed["fields"]["staff_summary"] == words.FIRST.note["staff_summary"]
    (ended,) = tale.told(Moment.ENDED, "subject_teacher", Row.AGREED_SESSION)
    assert "staff_summary" not in ended["fields"]


def test_a_withdrawal_leaves_teachers_only_that_it_was_held(tale: Tale) -> None:
    """Neither summary that was withdrawn is in any teacher's answer; the strategies are as before."""
    for said in (words.THE_NOTE, words.SECOND.note):
        assert tale.looks[Moment.RUNNING].case["class_teacher"].holds(said["staff_summary"])
        for moment in (Moment.WITHDRAWN, Moment.TOLD, Moment.ENDED):
            for reader in TEACHERS:
                assert not tale.looks[moment].case[reader].holds(said["staff_summary"])
    for reader in TEACHERS:
        before_it = tale.told(Moment.RUNNING, reader, Row.STRATEGIES)
        assert before_it
        for moment in (Moment.WITHDRAWN, Moment.TOLD, Moment.ENDED):
            assert tale.told(moment, reader, Row.STRATEGIES) == before_it
    for reader in ("elsa", "lead"):
        (note,) = tale.told(Moment.WITHDRAWN, reader, Row.SESSION_NOTE)
        assert note["fields"]["note"] == words.THE_NOTE["note"]


def test_telling_beyond_the_agreement_gives_the_teacher_the_wording_alone(tale: Tale) -> None:
    """The lead and the ELSA read the act and its reason; the teacher the lead's wording, and never the reason."""
    for reader in ("elsa", "lead"):
        act = tale.told(Moment.TOLD, reader, Row.TELLING)[0]
        assert act["what"] == "case.told_beyond_agreement"
        assert act["fields"]["reason"] == words.TELLING["reason"]
        assert act["fields"]["pupil_told"] is True
    (wording,) = tale.told(Moment.TOLD, "class_teacher", Row.TELLING)
    assert wording["what"] == "case.wording_told"
    assert wording["fields"]["wording"] == words.WORDING
    of_the_lead = [words.TELLING["reason"], words.ACTED["what"], words.DECIDED["reasons"], words.CONCERN["account"]]
    for reader, answer in tale.looks[Moment.ENDED].case.items():
        told = [secret for secret in of_the_lead if answer.holds(secret)]
        assert told == {"lead": of_the_lead, "elsa": of_the_lead[:1]}.get(reader, [])
        assert answer.holds(words.WORDING) == (reader in {"lead", "class_teacher"})


def test_whoever_raised_the_concern_learns_nothing_of_the_case(tale: Tale) -> None:
    """The lunch supervisor is answered as before she raised it: there is no such case."""
    assert {look.lunch for look in tale.looks.values()} == {tale.looks[Moment.RUNNING].nowhere["unrelated_teacher"]}


def test_nobody_is_sent_to_themself(tale: Tale) -> None:
    """Whom to ask for more is always somebody else, and has a name."""
    for look in tale.looks.values():
        for reader in READERS:
            for names in look.seen[reader.key].withheld.values():
                assert names
                assert not {reader.member.name, "somebody"} & set(names)


def test_every_line_says_by_which_rules(tale: Tale) -> None:
    """No line of the tour without the rule that granted it."""
    for look in tale.looks.values():
        for sight in look.seen.values():
            assert all(line.because and line.text for lines in sight.rows.values() for line in lines)
