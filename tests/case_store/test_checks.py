"""What every rule asks of what was typed."""

from datetime import date
from typing import Any

import pytest

from case_store.action.action import ACTION
from case_store.action.further_use import FURTHER_USE
from case_store.agency.directory import DIRECTORY
from case_store.agency.placement import PLACEMENT
from case_store.agency.succession import SUCCESSION
from case_store.agency.workers import WORKERS
from case_store.around.help import HELP
from case_store.around.support import AROUND, STAFF_NEED
from case_store.calendar.calendar import CALENDAR
from case_store.case.agreement import AGREEMENT
from case_store.case.case import CASE, CONTACT, STRATEGIES
from case_store.case.codes import ContactWith
from case_store.case.commands import CorrectEntry, RecordContact
from case_store.case.correction import CORRECTION
from case_store.case.looking import LOOKING
from case_store.case.telling import TELLING
from case_store.case.together import SEVERAL
from case_store.case.wordings import ContactWording
from case_store.case.wrong_child import WRONG_CHILD
from case_store.checks import check_texts, happened, texts_of
from case_store.concern.commands import RaiseConcern
from case_store.concern.concern import CONCERN
from case_store.decider import Command, Decider
from case_store.elsa.commands import ProposedAim, SetAims
from case_store.elsa.programme import PROGRAMME
from case_store.elsa.referral import REFERRAL
from case_store.errors import Invalid
from case_store.figures.figures import FIGURES
from case_store.figures.numbers import NUMBERS
from case_store.group.group import GROUP
from case_store.handover.handover import HANDOVER
from case_store.home.home import HOME, PROGRAMME_WORDING
from case_store.home.standing import STANDING
from case_store.impact.impact import IMPACT
from case_store.meeting.meeting import MEETING
from case_store.monitoring.monitoring import ARRANGEMENT, MARKS, THREAD
from case_store.noticing.noticing import CHECK_IN, REVIEW, SIGN
from case_store.people.appointments import APPOINTMENTS
from case_store.people.pupil import PUPIL, Pupil
from case_store.people.settings import SETTINGS, Settings
from case_store.people.staff import IDENTITY, ORGANISATION, PERSON
from case_store.people.ties import TIES
from case_store.psp.psp import PSP
from case_store.review.review import REVIEW as OF_PLANS
from case_store.support.support import BLOCKER, SUPPORT
from case_store.survey.survey import SURVEY
from case_store.training.training import COHORT, TRAINING
from case_store.voice.own_forms import FORMS
from case_store.voice.voice import VOICE
from tests.given import ENTRY, LINE, TODAY, TOMORROW, Given, around, text

DECIDERS = (
    *(AGREEMENT, APPOINTMENTS, CASE, CONCERN, CONTACT, CORRECTION, IDENTITY, ORGANISATION, PERSON),
    *(PROGRAMME, PUPIL, REFERRAL, SETTINGS, STRATEGIES, TELLING, TIES),
    *(GROUP, HANDOVER),
    *(MEETING, PSP),
    *(AROUND, HELP, STAFF_NEED, SURVEY),
    *(HOME, PROGRAMME_WORDING, STANDING),
    *(CHECK_IN, IMPACT, LOOKING, REVIEW, SEVERAL, SIGN, WRONG_CHILD),
    *(BLOCKER, CALENDAR, COHORT, SUPPORT, TRAINING),
    *(OF_PLANS,),
    *(ACTION, DIRECTORY, FURTHER_USE, PLACEMENT, SUCCESSION, WORKERS),
    *(FORMS, VOICE),
    *(ARRANGEMENT, FIGURES, MARKS, NUMBERS, THREAD),
)
RULES = [(decider, command) for decider in DECIDERS for command in decider.rules]


def with_text(command: type[Command], words: str) -> Command:
    """A command of this kind in which every text is `words`, and nothing else is set."""
    values: dict[str, Any] = {}
    for name, field in command.model_fields.items():
        if "Sensitive" in str(field.annotation):
            values[name] = text(words)
        elif not field.is_required():
            values[name] = field.get_default()
        else:
            values[name] = None
    return command.model_construct(**values)


class TestText:
    @pytest.mark.parametrize(("decider", "command"), RULES, ids=lambda case: getattr(case, "__name__", ""))
    @pytest.mark.parametrize(
        ("words", "because"), [("  \n", "is blank"), ("x" * 101, "longer than the 100"), ("a\x00b", "cannot be kept")]
    )
    def test_is_looked_at_before_any_rule(
        self, decider: Decider[Any], command: type[Command], words: str, because: str
    ) -> None:
        """Whatever the command: each of its texts says something and is not too long."""
        asked = with_text(command, words)
        if any(texts_of(asked)):
            Given(decider).when(asked, settings=Settings(text_limit=100)).then_invalid(because=because)

    def test_is_found_also_within(self) -> None:
        """In the models and lists within a command, and in no field that holds none."""
        aims = SetAims(aims=(ProposedAim(aim=text("one"), how_we_will_know=text("two")),))
        assert [words.reveal() for _, words in texts_of(aims)] == ["one", "two"]
        wording = ContactWording(with_whom=ContactWith.PUPIL, happened_on=TODAY, purpose=text("three"))
        correct = CorrectEntry(entry=ENTRY, why=text("why"), contact=wording)
        assert [name for name, _ in texts_of(correct)] == ["why", "purpose"]

    def test_of_the_greatest_length_is_taken(self) -> None:
        """The limit itself is not too long."""
        check_texts(RaiseConcern(account=text("x" * 100)), 100)
        with pytest.raises(Invalid):
            check_texts(RaiseConcern(account=text("x" * 101)), 100)

    def test_is_never_repeated(self) -> None:
        """A refusal names the field, which is ours."""
        words = "he said that " * 20
        with pytest.raises(Invalid) as refused:
            check_texts(RecordContact(with_whom=ContactWith.PUPIL, purpose=text(words)), 100)
        assert "he said" not in str(refused.value) + repr(refused.value)


class TestDays:
    def test_are_today_if_nobody_says(self) -> None:
        """What is written up is usually today's."""
        assert happened(None, around(), "held_on") == TODAY

    @pytest.mark.parametrize("day", [TOMORROW, date.max, date.min, date(2016, 8, 30)])
    def test_that_cannot_have_been_are_refused(self, day: date) -> None:
        """In the future, or before the pupil's time; the refusal does not repeat them."""
        with pytest.raises(Invalid) as refused:
            happened(day, around(), "held_on")
        assert day.isoformat() not in str(refused.value)

    def test_do_not_tell_a_birthday(self) -> None:
        """Two pupils of one year group, born half a year apart: every day is answered alike for both."""
        pupils = [
            Pupil(line=LINE.model_copy(update={"date_of_birth": born}))
            for born in (date(2015, 9, 1), date(2016, 3, 14), date(2016, 8, 31))
        ]
        for day in (date.fromordinal(n) for n in range(date(2015, 8, 1).toordinal(), date(2017, 1, 1).toordinal())):
            answers = set()
            for pupil in pupils:
                try:
                    happened(day, around(pupil=pupil), "held_on")
                    answers.add("taken")
                except Invalid as refused:
                    answers.add(str(refused))
            assert len(answers) == 1

    def test_before_the_birth_of_any_pupil_are_refused(self) -> None:
        """Whenever in the year they were born."""
        for born in (date(2015, 9, 1), date(2016, 3, 14), date(2016, 8, 31)):
            pupil = Pupil(line=LINE.model_copy(update={"date_of_birth": born}))
            eve = date.fromordinal(born.toordinal() - 1)
            with pytest.raises(Invalid):
                happened(eve, around(pupil=pupil), "held_on")
