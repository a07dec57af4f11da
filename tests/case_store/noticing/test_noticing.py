"""Early signs, looking at them again, and checking in with a pupil."""

from datetime import date
from typing import Any

import pytest

from case_store.decider import EntryAbout
from case_store.entry import levels_of, lift
from case_store.noticing.codes import HowWas, Sign, SignStands
from case_store.noticing.commands import CheckIn, NoticeSign, ReviewSign
from case_store.noticing.events import CheckedIn, SignNoticed, SignReviewed
from case_store.noticing.noticing import CHECK_IN, REVIEW, SIGN
from case_store.vocabulary import Label, Level, Part
from tests.given import CASE, ELSA, ENTRY, OTHER, ROOT, TODAY, TOMORROW, YESTERDAY, Given, text

signs, reviews, check_ins = Given(SIGN), Given(REVIEW), Given(CHECK_IN)
LATE = NoticeSign(sign=Sign.ATTENDANCE_AND_PUNCTUALITY, words=text("late three times"))
NOTICED = EntryAbout(ENTRY, ROOT, "noticing.sign_noticed", Part.SIGNS, CASE, CASE, OTHER, frozenset())
AT_GATE = CheckIn(how=HowWas.WORRIED)


class TestNoticingASign:
    def test_asks_for_the_sign_and_the_words(self) -> None:
        """Noticed today, if nobody says another day."""
        signs.when(LATE).then(
            SignNoticed(
                author=ELSA, sign=Sign.ATTENDANCE_AND_PUNCTUALITY, noticed_on=TODAY, words=text("late three times")
            )
        )

    def test_keeps_what_is_usual_and_what_weighs(self) -> None:
        """What is usual for this pupil, risk and protective factors, and when to look again: told in full only."""
        more: dict[str, Any] = {
            "usual": text("first at the gate"),
            "risk_factors": text("moved house"),
            "protective_factors": text("asks for help"),
            "review_on": TOMORROW,
        }
        noticed = signs.when(LATE.model_copy(update={**more, "noticed_on": YESTERDAY}))
        assert {name: getattr(noticed.event(), name) for name in more} == more
        assert noticed.happenings[0].at == YESTERDAY
        assert {levels_of(SignNoticed)[name] for name in (*more, "words")} == {Level.FULL}

    @pytest.mark.parametrize(("day", "because"), [(TOMORROW, "in the future"), (date(1999, 1, 1), "before this pupil")])
    def test_is_refused_for_a_day_that_cannot_be(self, day: date, because: str) -> None:
        """A slip of the finger."""
        signs.when(LATE.model_copy(update={"noticed_on": day})).then_invalid(because=because)

    def test_is_looked_at_again_on_a_day_still_to_come(self) -> None:
        """Today is early enough."""
        assert signs.when(LATE.model_copy(update={"review_on": TODAY})).event().review_on == TODAY
        signs.when(LATE.model_copy(update={"review_on": YESTERDAY})).then_invalid(because="has passed")

    def test_says_in_clear_whose_words_and_whom_they_mention(self) -> None:
        """So that policy can keep them from parents."""
        said = LATE.model_copy(update={"said_by": OTHER, "mentions_pupil": True, "about_home": True})
        labels = lift(signs.when(said).event()).labels
        assert labels == {Label.SAID_BY, Label.MENTIONS_PUPIL, Label.ABOUT_HOME}


class TestLookingAgain:
    def test_says_how_the_sign_stands(self) -> None:
        """Beside the sign, about the first of its corrections."""
        review = ReviewSign(stands=SignStands.EASED, words=text("on time all week"))
        came = reviews.when(review, about=NOTICED).then(
            SignReviewed(author=ELSA, stands=SignStands.EASED, reviewed_on=TODAY, words=text("on time all week"))
        )
        assert (came.happenings[0].about, came.happenings[0].file) == (ROOT, CASE)

    def test_is_refused_for_anything_else(self) -> None:
        """What is noticed now is a new sign."""
        other = EntryAbout(ENTRY, ROOT, "case.contact_recorded", Part.CONTACTS, CASE, CASE, OTHER, frozenset())
        reviews.when(ReviewSign(stands=SignStands.EASED), about=other).then_refused(because="Only an early sign")
        reviews.when(ReviewSign(stands=SignStands.EASED)).then_not_found()

    def test_is_looked_at_next_on_a_day_still_to_come(self) -> None:
        """As when it was noticed."""
        review = ReviewSign(stands=SignStands.MORE, review_on=YESTERDAY)
        reviews.when(review, about=NOTICED).then_invalid(because="has passed")


class TestCheckingIn:
    def test_asks_only_how_the_pupil_was(self) -> None:
        """One word of a closed list, today."""
        check_ins.when(AT_GATE).then(CheckedIn(author=ELSA, checked_in_on=TODAY, how=HowWas.WORRIED))

    def test_keeps_the_words_apart_from_what_to_look_out_for(self) -> None:
        """Staff read how the pupil was and what to look out for; the words are told in full only."""
        said = AT_GATE.model_copy(update={"look_out_for": text("quiet corner"), "words": text("cried")})
        came = check_ins.when(said).event()
        assert (came.look_out_for, came.words) == (text("quiet corner"), text("cried"))
        levels = levels_of(CheckedIn)
        assert (levels["how"], levels["look_out_for"], levels["words"]) == (Level.SUMMARY, Level.SUMMARY, Level.FULL)

    def test_is_refused_for_a_day_that_cannot_be(self) -> None:
        """A slip of the finger."""
        check_ins.when(AT_GATE.model_copy(update={"checked_in_on": TOMORROW})).then_invalid(because="in the future")
