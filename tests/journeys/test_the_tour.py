"""The tour: what every reader of the demo's cases is answered over HTTP, moment by moment, level by level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import httpx2
import pytest

from case_store.calendar import today
from confide.demo import school, staff, words, words_kylie, words_meeting, words_plan, words_work
from confide.demo.client import Client
from confide.demo.place import Place
from confide.demo.pupils import YEARS_AGO, school_year
from confide.demo.readers import READERS
from confide.demo.run import now, service, stories_of
from confide.demo.staff import Somebody
from confide.demo.stories import MOMENTS, Moment, Row, Tale
from confide.demo.tour import Seen, Tour
from tests.journeys.tour_levels import EXPECTED, NOTHING, E, F, S, columns

TEACHERS = ("class_teacher", "subject_teacher", "senco")
ROBINS = MOMENTS[Tale.ROBIN]


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
    """One moment: what the tour saw, and every answer about the case."""

    seen: Seen
    case: Mapping[str, Answer]
    entries: Mapping[str, Mapping[str, Mapping[str, Any]]]
    """Reader -> id of an entry -> the entry as told."""


@dataclass
class Told:
    """All moments of one demo."""

    looks: dict[Moment, Look] = field(default_factory=dict)
    rows: dict[tuple[Moment, Row], list[UUID]] = field(default_factory=dict)
    nowhere: Mapping[str, Answer] = field(default_factory=dict)
    """What each reader is answered about a case that is none."""
    chronologies: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """Reader -> the status and the reading of Kylie's chronology."""
    numbers: list[str] = field(default_factory=list)
    """What the governor is told of a term."""
    began: date | None = None
    others: tuple[UUID, ...] = ()

    def told(self, moment: Moment, reader: str, row: Row) -> list[Mapping[str, Any]]:
        """The entries of a row as a reader was told them."""
        known = self.looks[moment].entries[reader]
        return [known[str(entry)] for entry in self.rows[moment, row] if str(entry) in known]


def _answer(came: httpx2.Response, case: UUID) -> tuple[Answer, dict[str, Any]]:
    headers = tuple(sorted((k, v) for k, v in came.headers.items() if k not in {"date", "x-request-id"}))
    entries = {one["id"]: one for one in came.json().get("entries", ())}
    return Answer(came.status_code, headers, came.text.replace(str(case), "(the case)")), entries


@contextmanager
def _overheard(client: Client, case: UUID) -> Iterator[dict[str, httpx2.Response]]:
    """What each login is answered about a case while the tour looks at it: the same answers, and no second asking."""
    came: dict[str, httpx2.Response] = {}
    ask = client.ask

    def hears(who: Somebody, path: str) -> httpx2.Response:
        answer = ask(who, path)
        if path == f"/cases/{case}":
            came[who.login] = answer
        return answer

    with patch.object(client, "ask", hears):
        yield came


def _look(client: Client, case: UUID, entries: Mapping[Row, list[UUID]], tour: Tour) -> Look:
    with _overheard(client, case) as came:
        seen = tour.look(case, entries)
    answers = {reader.key: _answer(came[reader.member.login], case) for reader in READERS}
    return Look(
        seen=seen,
        case={key: answer for key, (answer, _) in answers.items()},
        entries={key: entries for key, (_, entries) in answers.items()},
    )


@pytest.fixture(scope="module")
def tale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    place = Place(Path(tmp_path_factory.mktemp("tour")) / "demo")
    told = Told()
    with place.taken(), service(place, 0, lambda _: None) as up:
        people = school.fill(up.client, today(now()))
        told.began, told.others = school_year(people.today, YEARS_AGO), people.others
        tour = Tour(up.client)
        for story in stories_of(up.client, people):
            for moment in story.moments():
                told.looks[moment] = _look(up.client, story.case, story.entries, tour)
                told.rows |= {(moment, row): list(story.entries.get(row, ())) for row in Row}
            if story.tale is Tale.KYLIE:
                came = {r.key: up.client.ask(r.member, f"/cases/{story.case}/chronology?sort=oldest") for r in READERS}
                told.chronologies = {key: (answer.status_code, answer.json()) for key, answer in came.items()}
        told.numbers = tour.numbers(staff.GOVERNOR)
        told.nowhere = _look(up.client, uuid4(), {}, tour).case
        yield told


@pytest.mark.parametrize("moment", Moment)
def test_every_reader_is_told_each_row_at_the_level_that_they_need(tale: Told, moment: Moment) -> None:
    """All rows, readers and moments of the tour, against what is asked for; nobody else is told any of it."""
    order = (NOTHING, E, S, F)
    for row, levels in EXPECTED[moment].items():
        for reader in READERS:
            lines = tale.looks[moment].seen[reader.key].rows.get(row, [])
            found = max((line.level for line in lines), key=order.index, default=NOTHING)
            assert (row, reader.key, found) == (row, reader.key, levels.get(reader.key, NOTHING))


@pytest.mark.parametrize("moment", Moment)
def test_for_those_without_a_need_the_case_does_not_exist(tale: Told, moment: Moment) -> None:
    """The same bytes and headers as for an id that nobody has, and the same for each of them."""
    look = tale.looks[moment]
    hidden = {reader.key for reader in READERS} - columns(moment)
    assert hidden >= {"administrator", "governor", "protection", "psychologist", "dad", "nan", "mother", "leaver"}
    for reader in hidden:
        assert look.case[reader].status == 404
        assert look.case[reader] == tale.nowhere[reader]
    assert len({look.case[reader] for reader in hidden}) == 1
    # The control: whoever is told something is answered otherwise than for an id that nobody has.
    for reader in columns(moment):
        assert look.case[reader] != tale.nowhere[reader]


@pytest.mark.parametrize("moment", ROBINS)
def test_who_said_what_at_home_reaches_the_elsa_and_the_lead_alone(tale: Told, moment: Moment) -> None:
    """No other answer holds a word of the note, or of what the pupil said."""
    look = tale.looks[moment]
    for reader, answer in look.case.items():
        for secret in (words.THE_NOTE["note"], words.THE_NOTE["pupil_words"]):
            assert answer.holds(secret) == (reader in {"elsa", "lead"})


def test_staff_summary_goes_to_class_teacher_and_senco(tale: Told) -> None:
    """Not asked, and the audience left at its default: the two of the default audience read the summary."""
    summary = words.THE_NOTE["staff_summary"]
    for reader in ("class_teacher", "senco"):
        (note,) = tale.told(Moment.RUNNING, reader, Row.SESSION_NOTE)
        assert note["fields"]["staff_summary"] == summary
        assert not {"note", "pupil_words", "number"} & note["fields"].keys()
    told = {key for key, answer in tale.looks[Moment.RUNNING].case.items() if answer.holds(summary)}
    assert told == {"elsa", "lead", "class_teacher", "senco", "robin"}


def test_a_subject_teacher_learns_that_support_goes_on_and_whom_to_ask(tale: Told) -> None:
    """That it was held, since when and when out of class; and the name of whom to ask."""
    (note,) = tale.told(Moment.RUNNING, "subject_teacher", Row.SESSION_NOTE)
    started, *_ = tale.told(Moment.RUNNING, "subject_teacher", Row.PROGRAMME)
    assert note["fields"].keys() <= {"held_on", "length_minutes", "author"}
    assert {"starts", "when_out_of_class", "whom_to_ask"} <= started["fields"].keys()
    assert not {"focus", "aims", "focus_in_words"} & started["fields"].keys()
    assert tale.looks[Moment.RUNNING].seen["subject_teacher"].withheld["sessions"] == ["Jo Fletcher"]


def test_the_line_manager_reads_the_objective_and_not_the_summary(tale: Told) -> None:
    """That a session was held, its objective and whether it was met; never how the pupil is at home."""
    (note,) = tale.told(Moment.RUNNING, "line_manager", Row.SESSION_NOTE)
    _, reviewed = tale.told(Moment.RUNNING, "line_manager", Row.PLAN)
    assert note["fields"].keys() <= {"held_on", "length_minutes", "author"}
    assert reviewed["fields"]["objective"] == words.THE_PLAN["objective"]
    assert reviewed["fields"]["met"] == "partly"
    for look in tale.looks.values():
        assert not look.case["line_manager"].holds(words.THE_NOTE["staff_summary"])


def test_the_pupil_agreed_to_one_thing(tale: Told) -> None:
    """Of that session a subject teacher reads the summary too, also after another thing was withdrawn."""
    for moment in (Moment.RUNNING, Moment.WITHDRAWN, Moment.TOLD):
        (agreed,) = tale.told(moment, "subject_teacher", Row.AGREED_SESSION)
        assert agreed["fields"]["staff_summary"] == words.FIRST.note["staff_summary"]
    (ended,) = tale.told(Moment.ENDED, "subject_teacher", Row.AGREED_SESSION)
    assert "staff_summary" not in ended["fields"]


def test_a_withdrawal_leaves_teachers_only_that_it_was_held(tale: Told) -> None:
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


def test_telling_beyond_the_agreement_gives_the_teacher_the_wording_alone(tale: Told) -> None:
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


def test_whoever_raised_the_concern_learns_nothing_of_the_case(tale: Told) -> None:
    """The lunch supervisor is answered as before she raised it: there is no such case."""
    assert {look.case["lunch"] for look in tale.looks.values()} == {tale.nowhere["lunch"]}


def test_the_mother_reads_as_a_parent_what_was_worded_for_home_and_nothing_else(tale: Told) -> None:
    """And as a teacher that there is no such case; the father, whom an order excludes, neither way."""
    for moment in ROBINS:
        case = tale.looks[moment].case
        assert case["mum"].holds(words.GOOD_NEWS["wording"])
        for said in (words.THE_NOTE, words.SECOND.note, words.STRATEGIES, words.REFERRAL, words.ACTED):
            assert not [
                word for word in said.values() if isinstance(word, str) and " " in word and case["mum"].holds(word)
            ]
        assert (case["mother"].status, case["dad"].status, case["nan"].status) == (404, 404, 404)
    for_home, report = words.IMPACT["for_home"]["wording"], words.IMPACT["report"]
    for reader in ("mum", "robin"):
        ended = tale.looks[Moment.ENDED].case[reader]
        assert (ended.holds(for_home), ended.holds(report)) == (True, False)


def test_a_pupil_reads_with_an_adult_what_they_agreed_to(tale: Told) -> None:
    """In full what was agreed, with their own words; the adult lends nothing of what only the ELSA reads."""
    agreed = tale.told(Moment.WITHDRAWN, "robin", Row.AGREEMENT)
    assert agreed[-1]["fields"]["pupil_words"] == words.WITHDRAWN["pupil_words"]
    assert not tale.looks[Moment.WITHDRAWN].case["robin"].holds(words.THE_NOTE["note"])
    assert tale.looks[Moment.WITHDRAWN].case["elsa"].holds(words.THE_NOTE["note"])


class TestKylie:
    def test_has_one_chronology_over_three_years_and_three_form_tutors(self, tale: Told) -> None:
        """This year's tutor reads what each of them noticed and told home, in order; none of it before she came."""
        status, reading = tale.chronologies["tutor_9"]
        lines = reading["rows"]
        days = [date.fromisoformat(line["day"]) for line in lines]
        assert (status, days) == (200, sorted(days))
        assert tale.began is not None
        assert tale.began <= days[0]
        assert len({line["school_year"] for line in lines}) == 3
        by = [line["who"] for line in lines if line["what"] == "noticing.sign_noticed"]
        assert len(set(by)) == 3
        outcomes = {line["outcome"] for line in lines}
        assert {words_kylie.FIRST_CONTACT["outcome"], words_kylie.MET["outcome"]} <= outcomes

    def test_is_nobodys_case_any_longer_who_taught_her_before(self, tale: Told) -> None:
        """Neither case nor chronology; the controls are this year's tutor and the head of year, who read all signs."""
        for reader in ("unrelated_teacher", "tutor_8", "class_teacher", "elsa"):
            assert tale.chronologies[reader][0] == 404
        _, whole = tale.chronologies["head_of_year"]
        for said in (words_kylie.LATE, words_kylie.UNKIND, words_kylie.AWAY):
            assert said["words"] in str(whole)
            assert (said is words_kylie.AWAY) == (said["words"] in str(tale.chronologies["tutor_9"]))

    def test_has_a_mother_who_reads_what_was_worded_for_her(self, tale: Told) -> None:
        """Good news of two years; not a word of what teachers noticed."""
        told = str(tale.chronologies["kylies_mum"])
        assert words_kylie.BETTER["wording"] in told
        assert words_kylie.MUSIC["wording"] in told
        for said in (words_kylie.LATE, words_kylie.FRIENDS, words_kylie.DISRUPTS, words_kylie.UNKIND, words_kylie.AWAY):
            assert said["words"] not in told


class TestKyliesPlan:
    """Whose words reach whom, after a referral meeting and a plan."""

    def test_keeps_what_was_said_with_those_in_the_room(self, tale: Told) -> None:
        """Three were there or answer for all; neither home nor an agency reads it, whose words or not."""
        for moment in (Moment.MET, Moment.PLANNED):
            case = tale.looks[moment].case
            assert {who for who in case if case[who].holds(words_meeting.SAID)} == {"senco", "tutor_9", "lead"}

    def test_tells_the_record_to_who_came_and_the_invitation_to_who_did_not(self, tale: Told) -> None:
        """Case 10 of the access table; each is told of its own part of what was asked and agreed alone."""
        came, away = (tale.looks[Moment.MET].case[who] for who in ("agency_came", "agency_away"))
        record, asked = words_meeting.RECORD["record"], words_meeting.TO_AGENCY["what"]
        assert (came.holds(record), came.holds(asked)) == (True, False)
        assert (away.holds(record), away.holds(asked)) == (False, True)
        for answer in (came, away):
            assert answer.holds(words_meeting.CALLED["purpose"])
            assert not answer.holds(words_meeting.CALLED["needs_assessed"])
            assert not answer.holds(words_meeting.RECORD["for_home"])

    def test_reads_out_what_the_pupil_agreed_to(self, tale: Told) -> None:
        """Her words are hers and of those who coordinate; her mother and the key worker hear what may be read out."""
        case, said = tale.looks[Moment.PLANNED].case, words_plan.KYLIE_SPOKE
        assert {who for who in case if case[who].holds(said["words"])} == {"kylie", "coordinator", "lead"}
        heard = {who for who in case if case[who].holds(said["read_out"]["words"])}
        assert heard == {"kylie", "coordinator", "lead", "kylies_mum", "key_worker", "senco"}

    def test_keeps_a_mothers_words_from_the_key_worker(self, tale: Told) -> None:
        """That they were received is told; the control is the coordinator."""
        case = tale.looks[Moment.PLANNED].case
        told = {who for who in case if case[who].holds(words_plan.MOTHER_SPOKE["words"])}
        assert told == {"kylies_mum", "coordinator", "lead"}
        ((received,),) = [tale.told(Moment.PLANNED, "key_worker", Row.PARENT_WORDS)]
        assert "words" not in received["fields"]

    def test_tells_a_teacher_what_helps_and_not_how_it_is_measured(self, tale: Told) -> None:
        """The target with its help, in both versions, and no number of it."""
        case, target = tale.looks[Moment.PLANNED].case, words_plan.TARGET
        assert case["tutor_9"].holds(target["help"])
        for secret in (
            target["measure"],
            target["to_what"],
            words_plan.STEP["to_what"],
            words_plan.PROPOSED["reasons"],
        ):
            assert not case["tutor_9"].holds(secret)
            assert case["key_worker"].holds(secret)

    def test_shows_that_one_review_was_not_held_and_how_it_ended(self, tale: Told) -> None:
        """The reason by code is for those who run the plan; the pupil has her credit."""
        for reader, why in (("tutor_9", None), ("coordinator", "parent_could_not_come")):
            told = {one["what"]: one["fields"] for one in tale.told(Moment.PLANNED, reader, Row.REVIEWS)}
            assert told["review.not_held"].get("why") == why
            assert told["review.judged"]["credit"] == words_plan.JUDGED["credit"]

    def test_tells_the_governor_numbers_and_no_small_one(self, tale: Told) -> None:
        """And nothing of the case, which is why there is no such case for a governor."""
        assert tale.numbers
        assert not [line for line in tale.numbers if re.search(r": [0-9]", line)]
        assert "pupils suspended: fewer than 5" in tale.numbers


def test_a_group_stays_apart_from_a_programme_of_one_of_its_pupils(tale: Told) -> None:
    """Each ELSA reads their own work; nobody's answer about one pupil names another."""
    look = tale.looks[Moment.GROUPED]
    together, alone = words_work.EACH[0]["note"], words_work.ALONE_NOTE["note"]
    held = {reader: (look.case[reader].holds(together), look.case[reader].holds(alone)) for reader in look.case}
    assert held["elsa"] == held["other_elsa"] == (True, False)
    assert (held["third_elsa"], held["lead"]) == ((False, True), (True, True))
    assert {
        both for reader, both in held.items() if reader.removeprefix("other_") not in {"elsa", "third_elsa", "lead"}
    } == {(False, False)}
    for answer in look.case.values():
        assert not [other for other in tale.others[1:] if answer.holds(str(other))]


def test_whoever_covers_reads_the_notes_once_they_are_handed_over(tale: Told) -> None:
    """Before, what staff read; afterwards the note, and that the pupil was told."""
    note = words_work.NOTE["note"]
    assert not tale.looks[Moment.COVERED].case["other_elsa"].holds(note)
    assert tale.looks[Moment.HANDED_OVER].case["other_elsa"].holds(note)
    handed = tale.told(Moment.HANDED_OVER, "other_elsa", Row.HANDOVER)[-1]
    assert handed["fields"]["pupil_told"] is True


def test_nobody_is_sent_to_themself(tale: Told) -> None:
    """Whom to ask for more is always somebody else, and has a name."""
    for look in tale.looks.values():
        for reader in READERS:
            for names in look.seen[reader.key].withheld.values():
                assert names
                assert not {reader.member.name, "somebody"} & set(names)


def test_every_line_says_by_which_rules(tale: Told) -> None:
    """No line of the tour without the rule that granted it."""
    for look in tale.looks.values():
        for sight in look.seen.values():
            assert all(line.because and line.text for lines in sight.rows.values() for line in lines)
