"""A request for help by a pupil or a parent, and its answer."""

import pytest

from case_store.around.codes import HelpStands
from case_store.around.commands import AnswerHelp, AskForHelp, PassOnRequest
from case_store.around.events import HelpAnswered, HelpRequested
from case_store.around.help import HELP
from case_store.elsa.codes import RequestedBy
from case_store.entry import Actor, levels_of, lift
from case_store.home.events import ContactWorded
from case_store.vocabulary import Capacity, Label, Level, Role
from tests.given import CASE, ELSA, LEAD, OTHER, PUPIL, TEACHER, TODAY, TOMORROW, Given, text

MUM = OTHER
nothing = Given(HELP)
ASK = AskForHelp(words=text("We cannot go on."), hoped_for=text("Calmer mornings."))
HEARD = PassOnRequest(requested_by=RequestedBy.PARENT, words=text(), said_by=MUM)
BY_MUM = {"actor": Actor("hilltop", MUM, Capacity.PARENT)}
BY_PUPIL = {"actor": Actor("hilltop", PUPIL, Capacity.PUPIL, beside=ELSA)}
ASKED = HelpRequested(
    author=MUM, requested_by=RequestedBy.PARENT, requested_on=TODAY, themself=True, words=text(), names=frozenset()
)
ARRANGE = AnswerHelp(stands=HelpStands.ARRANGED, what=text("A meeting on Monday."), who=LEAD)


class TestARequest:
    def test_is_a_parents_or_a_pupils_by_the_capacity_in_which_they_come(self) -> None:
        """Nobody says as what they ask: it follows from how they signed in."""
        by_mum, by_pupil = nothing.when(ASK, **BY_MUM).event(), nothing.when(ASK, **BY_PUPIL).event()
        assert (by_mum.author, by_mum.requested_by, by_mum.themself) == (MUM, RequestedBy.PARENT, True)
        assert (by_pupil.author, by_pupil.requested_by, by_pupil.themself) == (PUPIL, RequestedBy.PUPIL, True)
        assert by_mum.said_by is None

    def test_heard_by_an_adult_says_whose_words_they_are(self) -> None:
        """What a pupil said is the pupil's, whether anybody gave an id or not."""
        heard = nothing.when(HEARD).event()
        assert (heard.author, heard.said_by, heard.themself) == (ELSA, MUM, False)
        by_pupil = nothing.when(PassOnRequest(requested_by=RequestedBy.PUPIL, words=text())).event()
        assert by_pupil.said_by == PUPIL
        assert Label.SAID_BY in lift(by_pupil).labels

    @pytest.mark.parametrize(("who", "said_by"), [(RequestedBy.PUPIL, MUM), (RequestedBy.PARENT, PUPIL)])
    def test_is_not_put_into_the_wrong_mouth(self, who: RequestedBy, said_by: object) -> None:
        """One of the two was mistyped."""
        wrong = HEARD.model_copy(update={"requested_by": who, "said_by": said_by})
        nothing.when(wrong).then_invalid(because="`said_by` is")

    def test_is_not_of_tomorrow_and_not_made_twice(self) -> None:
        """A new need is a new request."""
        nothing.when(HEARD.model_copy(update={"requested_on": TOMORROW})).then_invalid(because="`requested_on`")
        for command in (ASK, HEARD):
            nothing.given(ASKED).when(command).then_refused(because="has been made")

    def test_names_whom_it_criticises(self) -> None:
        """They are barred from it; nobody bars themself from their own words."""
        named = ASK.model_copy(update={"names": frozenset({TEACHER, MUM})})
        assert (Role.NAMED, TEACHER) in lift(nothing.when(named, **BY_MUM).event()).people
        assert (Role.NAMED, MUM) not in lift(nothing.when(named, **BY_MUM).event()).people

    def test_tells_below_full_that_there_is_one_and_not_whose(self) -> None:
        """To the other parent the table tells that there is a request. Nothing more."""
        levels = levels_of(HelpRequested)
        assert [name for name, level in levels.items() if level is Level.EXISTENCE] == ["stands"]
        assert [name for name, level in levels.items() if level is Level.SUMMARY] == ["hoped_for"]


class TestAnAnswer:
    def test_says_what_will_be_done(self) -> None:
        """Or why not: a pupil reads the first, and whoever asked can look for help elsewhere."""
        answered = nothing.given(ASKED).when(ARRANGE).event()
        assert (answered.stands, answered.what, answered.who) == (HelpStands.ARRANGED, ARRANGE.what, LEAD)
        nothing.given(ASKED).when(AnswerHelp(stands=HelpStands.PASSED_ON)).then_invalid(because="Say in `what`")
        nothing.given(ASKED).when(AnswerHelp(stands=HelpStands.DECLINED)).then_invalid(because="Say in `reason`")
        declined = AnswerHelp(stands=HelpStands.DECLINED, reason=text())
        assert nothing.given(ASKED).when(declined).event().stands is HelpStands.DECLINED

    def test_is_given_once_and_to_a_request(self) -> None:
        """The id of anything else is nothing."""
        answered = nothing.given(ASKED).when(ARRANGE).event()
        nothing.given(ASKED, answered).when(ARRANGE).then_refused(because="has been answered")
        nothing.when(ARRANGE).then_not_found()

    def test_goes_to_the_parent_who_asked_in_words_for_them(self) -> None:
        """As an entry for home of its own, addressed to them alone, in the case and not in the request."""
        worded = ARRANGE.model_copy(update={"wording": text("Come on Monday.")})
        for asked in (ASKED, nothing.when(HEARD).event()):
            came = nothing.given(asked).when(worded)
            answered, for_home = came.events
            assert isinstance(answered, HelpAnswered)
            assert isinstance(for_home, ContactWorded)
            assert (for_home.addressee, for_home.for_all_carers, for_home.wording) == (MUM, False, worded.wording)
            assert came.happenings[1].matter == CASE

    def test_has_no_wording_for_home_where_no_parent_asked(self) -> None:
        """What a pupil asks for does not go home by an answer to it."""
        by_pupil = nothing.when(ASK, **BY_PUPIL).event()
        unknown = nothing.when(HEARD.model_copy(update={"said_by": None})).event()
        worded = ARRANGE.model_copy(update={"wording": text()})
        for asked in (by_pupil, unknown):
            nothing.given(asked).when(worded).then_invalid(because="`wording`")

    def test_is_kept_from_whoever_the_request_names(self) -> None:
        """An answer would say that something was said of them."""
        named = ASKED.model_copy(update={"names": frozenset({TEACHER})})
        assert (Role.NAMED, TEACHER) in lift(nothing.given(named).when(ARRANGE).event()).people
        assert lift(nothing.given(ASKED).when(ARRANGE).event()).people == ((Role.AUTHOR, ELSA),)
