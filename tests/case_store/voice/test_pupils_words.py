"""A pupil's words: as said, with whom, about whom, and what of them may be read out."""

from __future__ import annotations

from typing import Any

import pytest

from case_store.concern.commands import RaiseConcern
from case_store.entry import Actor, lift, registered_events
from case_store.vocabulary import Audience, Capacity, Part, Role
from case_store.voice.answers import Answer
from case_store.voice.codes import Document, FormKind, Occasion, ProfileKind
from case_store.voice.commands import ReadOut, WriteProfile
from case_store.voice.events import DocumentReceived, DocumentWritten, PupilSpoke
from case_store.voice.voice import VOICE
from projections.agreements import Agreements
from tests.case_store.voice.stories import COORDINATOR, KEY_WORKER, PLAN, coordinated_by, words
from tests.given import (
    DEPUTY,
    ELSA,
    HEAD,
    LEAD,
    PUPIL,
    STREAM,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Given,
    Then,
    around,
    text,
)
from tests.projections.school import entry

ALONE = {"actor": Actor(custodian="hilltop", person=PUPIL, capacity=Capacity.PUPIL, beside=ELSA)}
HELPED = {"helped_by": ELSA, "chosen_by_pupil": True}


def spoke(heard: Then) -> PupilSpoke:
    """The entry of the words themselves."""
    (event,) = (event for event in heard.events if isinstance(event, PupilSpoke))
    return event


class TestAPupilsWords:
    def test_are_an_entry_of_the_plan_and_a_line_of_its_checklist(self) -> None:
        """Each on a stream of its own, in the plan's matter; the caller is told of the words."""
        heard = PLAN.when(words(said_on=YESTERDAY))
        said, line = heard.happenings
        assert line.event == DocumentReceived(
            author=ELSA, document=Document.PUPIL_QUESTIONNAIRE, received_on=YESTERDAY, of_whom=PUPIL
        )
        assert {said.matter, line.matter} == {STREAM}
        assert len({said.stream, line.stream, STREAM}) == 3
        assert (said.thing, line.thing) == (said.stream, None)

    def test_at_a_review_are_no_document_before_the_meeting(self) -> None:
        """They are heard again, and nothing was asked for."""
        (said,) = PLAN.when(words(occasion=Occasion.AT_A_REVIEW)).happenings
        assert isinstance(said.event, PupilSpoke)

    def test_of_no_plan_are_taken_nowhere(self) -> None:
        """The id was that of something else."""
        Given(VOICE).when(words()).then_not_found()

    def test_say_something(self) -> None:
        """In words, or in answers to a form."""
        PLAN.when(words(words=None)).then_invalid("Nothing is said")


class TestWhoHelps:
    def test_may_be_nobody(self) -> None:
        """The pupil enters them alone, with an adult beside them as signing in requires."""
        said = spoke(PLAN.when(words(), **ALONE))
        assert (said.author, said.said_by, said.helped_by, said.present) == (PUPIL, PUPIL, None, frozenset())

    def test_was_there(self) -> None:
        """Whoever helped heard it all."""
        said = spoke(PLAN.when(words(**HELPED, scribed=True, present={LEAD})))
        assert (said.helped_by, said.chosen_by_pupil, said.scribed) == (ELSA, True, True)
        assert said.present == {ELSA, LEAD}

    @pytest.mark.parametrize(
        ("said", "because"),
        [
            ({"helped_by": ELSA}, "`chosen_by_pupil`"),
            ({"chosen_by_pupil": True}, "`helped_by`"),
            ({"scribed": True}, "`helped_by`"),
        ],
    )
    def test_is_said_together_with_whether_the_pupil_chose_them(self, said: dict[str, Any], because: str) -> None:
        """None of it alone."""
        PLAN.when(words(**said)).then_invalid(because)

    @pytest.mark.parametrize("said", [HELPED, {"scribed": True}])
    def test_is_nobody_where_the_pupil_enters_them(self, said: dict[str, Any]) -> None:
        """Whoever helps enters them for the pupil instead."""
        PLAN.when(words(**said), **ALONE).then_invalid("yourself")


class TestWhomTheyCriticise:
    def test_stands_on_their_entry_and_on_no_line(self) -> None:
        """Named, so barred from that entry; the checklist says nothing of it."""
        for names in ({KEY_WORKER}, {COORDINATOR, KEY_WORKER}):
            heard = PLAN.when(words(names=names))
            assert {person for role, person in lift(spoke(heard)).people if role is Role.NAMED} == names
            (line,) = (event for event in heard.events if isinstance(event, DocumentReceived))
            (unnamed,) = (event for event in PLAN.when(words()).events if isinstance(event, DocumentReceived))
            assert line.model_dump_json() == unnamed.model_dump_json()

    @pytest.mark.parametrize(
        ("names", "held_by"),
        [
            ({COORDINATOR}, LEAD),
            ({COORDINATOR, LEAD}, DEPUTY),
            ({COORDINATOR, LEAD, DEPUTY}, HEAD),
        ],
    )
    def test_if_they_coordinate_the_plan_a_lead_holds_it(self, names: set[Any], held_by: Any) -> None:
        """The first in line whom the words do not criticise."""
        said = spoke(PLAN.when(words(names=names)))
        assert (said.held_by_lead, said.held_by) == (True, held_by)

    @pytest.mark.parametrize("names", [set(), {KEY_WORKER}, {LEAD}])
    def test_if_they_do_not_nobody_else_holds_it(self, names: set[Any]) -> None:
        """The control: the coordinator looks after it."""
        said = spoke(PLAN.when(words(names=names)))
        assert (said.held_by_lead, said.held_by) == (False, None)

    def test_is_held_from_whoever_coordinates_it_now_or_next(self) -> None:
        """Not from somebody who did once."""
        now, later = PLAN.given(coordinated_by(ELSA)), PLAN.given(coordinated_by(ELSA, TOMORROW))
        assert spoke(now.when(words(names={ELSA}))).held_by_lead
        assert not spoke(now.when(words(names={COORDINATOR}))).held_by_lead
        assert spoke(later.when(words(names={COORDINATOR}))).held_by_lead
        assert spoke(later.when(words(names={ELSA}))).held_by_lead


class TestWhatMayBeReadOut:
    def test_is_in_date_to_the_end_of_term_unless_a_day_is_said(self) -> None:
        """Ninety days where no term is set; and it stands beside the words, not instead of them."""
        read_out = ReadOut(words=text("for the meeting"), audience={Audience.HOME})
        said = spoke(PLAN.when(words(read_out=read_out)))
        assert (said.read_out, said.audience) == (text("for the meeting"), frozenset({Audience.HOME}))
        assert said.until == around().settings.summary_until(TODAY)
        until = spoke(PLAN.when(words(read_out=read_out.model_copy(update={"until": TOMORROW})))).until
        assert until == TOMORROW
        assert spoke(PLAN.when(words())).until is None

    def test_is_not_read_out_until_yesterday(self) -> None:
        """The day has passed."""
        read_out = ReadOut(words=text(), audience={Audience.HOME}, until=YESTERDAY)
        PLAN.when(words(read_out=read_out)).then_invalid("has passed")

    @pytest.mark.parametrize(
        ("audience", "rows"),
        [({Audience.HOME}, ["home"]), ({Audience.HOME, Audience.ALL_STAFF}, 6), (frozenset(), [])],
    )
    def test_is_what_the_pupil_agreed_to(self, audience: set[Audience], rows: Any) -> None:
        """The rule `audience` reads it as their answer about this entry; without words to read out there is none."""
        read_out = ReadOut.model_construct(words=text(), audience=frozenset(audience), until=None) if rows else None
        kept = entry(spoke(PLAN.when(words(read_out=read_out))))
        agreed = [dict(row.values) for row in Agreements().project(kept)]
        assert all(row["about"] == str(kept.id) and row["answer"] == "agreed" for row in agreed)
        assert len(agreed) == rows if isinstance(rows, int) else [row["audience"] for row in agreed] == rows


class TestHarm:
    def test_is_answered_apart_and_never_as_one_of_many(self) -> None:
        """Its answer would lie among the others, and nobody be told."""
        answers = (Answer(question=1, answer=text()), Answer(question=9, answer=text()))
        said = {"form": FormKind.PUPIL_PRIMARY, "answers": answers, "words": None}
        PLAN.when(words(**said)).then_invalid("`hurt_or_frightened`")
        assert spoke(PLAN.when(words(**said | {"answers": answers[:1]}))).answers == answers[:1]

    def test_leaves_no_trace_in_the_words(self) -> None:
        """The same entries, whether or not a concern was raised of it."""
        concern = RaiseConcern(account=text("he hit me"), about_adult=KEY_WORKER)
        assert PLAN.when(words(hurt_or_frightened=concern)).events == PLAN.when(words()).events


class TestTheseWords:
    def test_enter_no_behaviour_log(self) -> None:
        """Whatever a pupil says, no entry of another part holds a text of it; and no document is said by anybody."""
        said = {**HELPED, "form": FormKind.PUPIL_SECONDARY, "answers": (Answer(question=1, answer=text("secret")),)}
        read_out = ReadOut(words=text("secret"), audience={Audience.HOME})
        for event in PLAN.when(words(**said, words=text("secret"), read_out=read_out)).events:
            assert (event.part is Part.PUPIL_WORDS) is ("secret" in event.model_dump_json())
        documents = [event for event in registered_events() if event.part is Part.PSP_DOCUMENTS]
        assert DocumentWritten in documents
        assert Role.SAID_BY not in {role for event in documents for role in roles_of(event)}
        assert Role.SAID_BY in roles_of(PupilSpoke)  # the control: it would be seen


def roles_of(event: Any) -> set[Role]:
    """What people may be to an entry of this kind."""
    marks = (mark for field in event.model_fields.values() for mark in field.metadata)
    return {mark.role for mark in marks if hasattr(mark, "role")}


class TestAProfile:
    def test_is_the_pupils_own(self) -> None:
        """One page, for everybody who works with them."""
        page = WriteProfile(kind=ProfileKind.ONE_PAGE_PROFILE, what_helps=text("a quiet corner"), helped_by=ELSA)
        (written,) = PLAN.when(page).events
        assert (written.said_by, written.helped_by, written.part) == (PUPIL, ELSA, Part.STRATEGIES)

    def test_says_something(self) -> None:
        """An empty page helps nobody."""
        PLAN.when(WriteProfile(kind=ProfileKind.COMMUNICATION_PASSPORT)).then_invalid("Nothing stands")
