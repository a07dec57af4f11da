"""A correction is a new entry that says why; what it corrects stays as it was."""

from typing import Any

import pytest

from case_store.case.codes import ContactWith
from case_store.case.commands import CorrectEntry
from case_store.case.correction import CORRECTION
from case_store.case.events import ContactCorrected, Marked, StrategiesCorrected
from case_store.case.wordings import (
    CheckInWording,
    ContactWording,
    ReportWording,
    SessionWording,
    SignWording,
    StrategiesWording,
)
from case_store.decider import Command, EntryAbout
from case_store.elsa.codes import Met
from case_store.elsa.events import SessionCorrected
from case_store.entry import lift
from case_store.impact.events import AimOutcome, ReportCorrected
from case_store.noticing.codes import HowWas, Sign
from case_store.noticing.events import CheckInCorrected, SignCorrected
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience, Label, Part, Role
from tests.given import CASE, ELSA, ENTRY, LEAD, OTHER, ROOT, TODAY, TOMORROW, Given, one, text

correction = Given(CORRECTION)
PROGRAMME = one(0xE5)
CONTACT = ContactWording(with_whom=ContactWith.PUPIL, happened_on=TODAY, purpose=text())
STRATEGIES = StrategiesWording(what_helps=text())
SESSION = SessionWording(staff_summary=text("unsettled this week"))
SIGN = SignWording(sign=Sign.APPEARANCE, noticed_on=TODAY, words=text(), usual=text("tidy"))
CHECK_IN = CheckInWording(how=HowWas.TIRED, checked_in_on=TODAY, look_out_for=text())
REPORT = ReportWording(finished_on=TODAY, aims=(AimOutcome(aim=text(), met=Met.MET),), report=text())


def about(name: str, part: Part, **changed: Any) -> EntryAbout:
    """The entry that is corrected."""
    usual: dict[str, Any] = {
        "id": ENTRY,
        "root": ROOT,
        "file": CASE,
        "matter": PROGRAMME,
        "author": ELSA,
        "labels": frozenset(),
    }
    return EntryAbout(name=name, part=part, **{**usual, **changed})


NOTED = about("elsa.session_noted", Part.SESSIONS, audience=frozenset({Audience.SENCO}), until=TOMORROW)
CONTACTED = about("case.contact_recorded", Part.CONTACTS, people=((Role.PRESENT, LEAD), (Role.SAID_BY, OTHER)))
NOTICED = about("noticing.sign_noticed", Part.SIGNS)
CHECKED = about("noticing.checked_in", Part.CHECK_INS)
REPORTED = about("impact.reported", Part.IMPACT)
ADVISED = about("case.strategies_given", Part.STRATEGIES)


def correct(**wording: Any) -> CorrectEntry:
    """The command, with its reason."""
    return CorrectEntry(entry=ENTRY, why=text("said too much"), **wording)


class TestCorrecting:
    def test_puts_a_session_right(self) -> None:
        """For the same audience and until the same day, unless the author says otherwise."""
        correction.when(correct(session=SESSION), about=NOTED).then(
            SessionCorrected(
                author=ELSA,
                audience=frozenset({Audience.SENCO}),
                staff_summary=text("unsettled this week"),
                summary_until=TOMORROW,
                why=text("said too much"),
            )
        )

    def test_may_change_the_audience(self) -> None:
        """As long as it is staff."""
        wording = SESSION.model_copy(update={"audience": frozenset({Audience.ALL_STAFF})})
        assert Audience.SUBJECT_TEACHERS in correction.when(correct(session=wording), about=NOTED).event().audience
        home = SESSION.model_copy(update={"audience": frozenset({Audience.HOME})})
        correction.when(correct(session=home), about=NOTED).then_invalid(because="for staff")

    def test_falls_back_on_the_schools_audience(self) -> None:
        """Where the envelope says none."""
        bare = about("elsa.session_noted", Part.SESSIONS)
        assert correction.when(correct(session=SESSION), about=bare).event().audience == DEFAULT_AUDIENCE

    def test_puts_a_contact_right(self) -> None:
        """Those who were there may still read it, and who said it still did."""
        correction.when(correct(contact=CONTACT), about=CONTACTED).then(
            ContactCorrected(
                author=ELSA,
                with_whom=ContactWith.PUPIL,
                happened_on=TODAY,
                present=frozenset({LEAD}),
                purpose=text(),
                said_by=OTHER,
                in_their_words=True,
                why=text("said too much"),
            )
        )

    def test_puts_strategies_right(self) -> None:
        """The whole of the guidance again."""
        correction.when(correct(strategies=STRATEGIES), about=ADVISED).then(
            StrategiesCorrected(author=ELSA, what_helps=text(), whom_to_ask=ELSA, why=text("said too much"))
        )

    def test_puts_what_was_noticed_right(self) -> None:
        """A sign, a check-in and a report: the whole of it again."""
        why = text("said too much")
        correction.when(correct(sign=SIGN), about=NOTICED).then(
            SignCorrected(
                author=ELSA, sign=Sign.APPEARANCE, noticed_on=TODAY, words=text(), usual=text("tidy"), why=why
            )
        )
        correction.when(correct(check_in=CHECK_IN), about=CHECKED).then(
            CheckInCorrected(author=ELSA, checked_in_on=TODAY, how=HowWas.TIRED, look_out_for=text(), why=why)
        )
        correction.when(correct(report=REPORT), about=REPORTED).then(
            ReportCorrected(author=ELSA, finished_on=TODAY, aims=REPORT.aims, report=text(), why=why)
        )

    def test_keeps_what_was_said_in_clear_of_the_words(self) -> None:
        """Whoever leaves it out has not decided that it no longer holds."""
        said = frozenset({Label.MENTIONS_PUPIL, Label.ABOUT_HOME})
        marked = about("noticing.sign_noticed", Part.SIGNS, labels=said, people=((Role.MENTIONED, OTHER),))
        corrected = correction.when(correct(sign=SIGN), about=marked).events[0]
        assert (corrected.mentions, corrected.mentions_pupil, corrected.about_home) == ({OTHER}, True, True)

    def test_has_to_be_looked_at_again(self) -> None:
        """Nobody who looked at the old words has looked at the new ones; what was found unsafe stays so."""
        mentions = SIGN.model_copy(update={"mentions_pupil": True})
        _, marked = correction.when(correct(sign=mentions), about=NOTICED).happenings
        assert marked.event == Marked(
            author=ELSA, for_leads=True, taken=frozenset({Label.LOOKED_AT, Label.MENTION_ALLOWED})
        )
        assert (marked.about, marked.file) == (ROOT, CASE)

    @pytest.mark.parametrize(
        ("command", "corrected"),
        [
            (correct(session=SESSION), NOTED),
            (correct(contact=CONTACT), CONTACTED),
            (correct(strategies=STRATEGIES), ADVISED),
            (correct(sign=SIGN), NOTICED),
            (correct(check_in=CHECK_IN), CHECKED),
            (correct(report=REPORT), REPORTED),
        ],
    )
    def test_is_about_the_first_of_its_line(self, command: Command, corrected: EntryAbout) -> None:
        """Labelled as a correction, in the matter and file of what it corrects."""
        (happening,) = correction.when(command, about=corrected).happenings
        assert (happening.about, happening.matter, happening.file) == (ROOT, PROGRAMME, CASE)
        assert Label.CORRECTION in lift(happening.event).labels
        assert happening.event.part is corrected.part

    @pytest.mark.parametrize(
        "command", [correct(), correct(contact=CONTACT), correct(session=SESSION, contact=CONTACT)]
    )
    def test_is_refused_in_the_wording_of_another_part(self, command: Command) -> None:
        """Nor with none, nor with two."""
        correction.when(command, about=NOTED).then_invalid(because="Give the wording in `session`")

    @pytest.mark.parametrize("name", ["concern.raised", "case.agreement_answered", "elsa.session_not_held"])
    def test_is_refused_for_what_is_recorded_anew(self, name: str) -> None:
        """A new answer, act or decision is its own entry."""
        entry = about(name, Part.CONCERNS)
        correction.when(correct(session=SESSION), about=entry).then_refused(because="as a new entry")

    def test_is_refused_for_a_day_that_cannot_be(self) -> None:
        """The right day is one that was."""
        wording = CONTACT.model_copy(update={"happened_on": TOMORROW})
        correction.when(correct(contact=wording), about=CONTACTED).then_invalid(because="in the future")

    def test_of_nothing_looks_like_nothing(self) -> None:
        """No entry, no correction."""
        correction.when(correct(session=SESSION)).then_not_found()
