"""Whoever holds everything that is kept of a survey, and knows who was in each set, learns no pupil's answer.

The attacker has the journal, opened, and the class list. An answer is traceable to a pupil if what is kept would differ
had two pupils of a set answered each what the other did: so the world is told twice, with two of them exchanged.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_store.around.commands import AskForHelp
from case_store.around.help import HELP
from case_store.decider import Command
from case_store.entry import Actor, Because, entry_of
from case_store.survey.codes import Answer, Form
from case_store.survey.commands import HandInSet
from case_store.survey.events import Opened, Ticks
from case_store.survey.survey import SURVEY
from case_store.vocabulary import Capacity, Sensitive
from tests.given import NOW, PUPIL, STREAM, TEACHER, TODAY, TRAIL, Given, one, text

Sheet = tuple[Answer, ...]
Class = list[tuple[UUID, Sheet]]
Service = Callable[[Class], list[str]]
"""What a class of pupils with their sheets leaves behind: everything that is kept, as text."""
STATEMENTS = 3
sheet = st.tuples(*[st.sampled_from(Answer)] * STATEMENTS)
sets = st.lists(sheet, min_size=5, max_size=9).map(lambda sheets: [(one(0xF00 + n), s) for n, s in enumerate(sheets)])
opened = Given(SURVEY).given(Opened(author=TEACHER, opened_on=TODAY, form=Form.OWN, statements=(text(),) * STATEMENTS))


def kept(command: Command, rules: Given, actor: Actor) -> list[str]:
    """The body that is digested for a retry, and the whole of each entry: envelope, content and who acted."""
    happenings = rules.when(command, actor=actor).happenings
    entries = [
        entry_of(
            happening.event,
            id=one(1),
            file=TRAIL,
            stream=STREAM,
            version=1,
            matter=None,
            about=None,
            actor=actor,
            because=Because(("x",), "0" * 64),
            happened_at=NOW,
            command=one(2),
        )
        for happening in happenings
    ]
    content = [happening.event.model_dump_json() for happening in happenings]
    return [command.model_dump_json(), *map(str, entries), *content]


def counted(class_: Class) -> HandInSet:
    """What whoever counts the sheets hands in."""
    columns = ([sheet_[place] for _, sheet_ in class_] for place in range(STATEMENTS))
    ticks = tuple(Ticks(**{answer.value: Counter(column)[answer] for answer in Answer}) for column in columns)
    return HandInSet(sheets=len(class_), ticks=ticks)


def ours(class_: Class) -> list[str]:
    """The sheets of a class are counted, and a member of staff hands in what they came to."""
    return kept(counted(class_), opened, Actor("hilltop", TEACHER))


def each_for_themself(class_: Class) -> list[str]:
    """The control, and what everybody would build: each pupil signs in and hands in their own sheet."""
    return [
        line
        for pupil, answers in class_
        for line in kept(
            AskForHelp(words=Sensitive(json.dumps(answers))),
            Given(HELP),
            Actor("hilltop", pupil, Capacity.PUPIL, beside=TEACHER),
        )
    ]


def one_after_the_other(class_: Class) -> list[str]:
    """Another: nobody signs in, and the sheets come in one by one, in the order in which the class sits."""
    return [json.dumps(answers) for _, answers in class_]


def traces(service: Service, class_: Class) -> bool:
    """Whether what is kept would differ, had two pupils of the set answered each what the other did."""
    before = service(class_)
    for i, j in itertools.combinations(range(len(class_)), 2):
        exchanged = list(class_)
        exchanged[i], exchanged[j] = (class_[i][0], class_[j][1]), (class_[j][0], class_[i][1])
        if service(exchanged) != before:
            return True
    return False


class TestASetOfSheets:
    @given(sets)
    @settings(max_examples=40, deadline=None)
    def test_is_kept_so_that_no_answer_leads_to_a_pupil(self, class_: Class) -> None:
        """Not by actor, digest of a retry, order or time, nor by how one pupil's answers go together."""
        assert not traces(ours, class_)

    @pytest.mark.parametrize("service", [each_for_themself, one_after_the_other])
    def test_would_lead_to_them_if_pupils_handed_in_their_own(self, service: Service) -> None:
        """The control: the same attack finds them by the actor, and by the order."""
        class_ = [(one(0xF00 + n), (Answer.OFTEN,) * STATEMENTS) for n in range(5)]
        class_.append((PUPIL, (Answer.RARELY,) * STATEMENTS))
        assert traces(service, class_)
        assert not traces(ours, class_)

    def test_names_nobody_who_answered(self) -> None:
        """Whoever was in the class: the only person in it is who counted."""
        class_ = [(one(0xF00 + n), (Answer.OFTEN,) * STATEMENTS) for n in range(6)]
        everything = "\n".join(ours(class_))
        assert str(TEACHER) in everything
        assert [pupil for pupil, _ in class_ if str(pupil) in everything] == []
        assert all(str(pupil) in "\n".join(each_for_themself(class_)) for pupil, _ in class_), "the control"

    @pytest.mark.parametrize("sheets", range(5))
    def test_of_fewer_than_five_is_not_taken(self, sheets: int) -> None:
        """Handed in alone, a sheet would be that of whoever was late; two sets held together would tell which."""
        few = HandInSet(sheets=sheets, ticks=(Ticks(often=sheets),) * STATEMENTS)
        opened.when(few).then_invalid(because="Put these with another set")
        five = HandInSet(sheets=5, ticks=(Ticks(often=5),) * STATEMENTS)
        assert opened.when(five).event().sheets == 5
