"""What the pupil agrees to is asked, recorded with its limits, and never assumed."""

from datetime import date
from typing import Any

import pytest

from case_store.case.agreement import AGREEMENT
from case_store.case.codes import Stands
from case_store.case.commands import RecordAgreement
from case_store.case.events import AgreementAnswered
from case_store.decider import EntryAbout
from case_store.vocabulary import Audience, Part, Said
from tests.given import CASE, ELSA, ENTRY, ROOT, TODAY, TOMORROW, YESTERDAY, Given, one, text

agreement = Given(AGREEMENT)
PROGRAMME = one(0xE5)
YES = RecordAgreement(answer=Said.AGREED, audience=Audience.CLASS_TEACHER, matter=PROGRAMME)
NOTE = EntryAbout(
    id=ENTRY,
    root=ROOT,
    name="elsa.session_noted",
    part=Part.SESSIONS,
    file=CASE,
    matter=PROGRAMME,
    author=ELSA,
    labels=frozenset(),
)


class TestAnswering:
    def test_covers_one_matter(self) -> None:
        """The matter that was named."""
        came = agreement.when(YES).then(
            AgreementAnswered(
                author=ELSA,
                stands=Stands.AGREEMENT,
                answer=Said.AGREED,
                audience=Audience.CLASS_TEACHER,
                answered_on=TODAY,
            )
        )
        assert (came.happenings[0].matter, came.happenings[0].about) == (PROGRAMME, None)

    def test_covers_one_entry_and_its_corrections(self) -> None:
        """An answer to a correction is an answer to what it corrects."""
        yes = RecordAgreement(answer=Said.AGREED, audience=Audience.SENCO, about=ENTRY)
        (happening,) = agreement.when(yes, about=NOTE).happenings
        assert (happening.matter, happening.about) == (PROGRAMME, ROOT)

    def test_covers_the_case_itself_where_neither_is_named(self) -> None:
        """Whoever hears it may know of no matter."""
        no = RecordAgreement(answer=Said.DECLINED, audience=Audience.ALL_STAFF)
        assert agreement.when(no).happenings[0].matter == CASE

    @pytest.mark.parametrize("answer", [Said.DECLINED, Said.WITHDRAWN])
    def test_looks_alike_from_outside_whatever_the_no(self, answer: Said) -> None:
        """Those who may know no more are told to ask first, not what the pupil said."""
        assert agreement.when(YES.model_copy(update={"answer": answer})).event().stands is Stands.WITHDRAWN

    def test_of_a_pupil_who_was_not_asked_says_why(self) -> None:
        """Not asking is a choice, with a reason."""
        not_asked = YES.model_copy(update={"answer": Said.NOT_ASKED})
        agreement.when(not_asked).then_invalid(because="`why_not_asked`")
        with_reason = not_asked.model_copy(update={"why_not_asked": text("too upset")})
        assert agreement.when(with_reason).event().stands is Stands.WITHDRAWN

    def test_needs_no_earlier_yes_to_be_withdrawn(self) -> None:
        """The pupil may say no before anybody asked."""
        withdrawn = YES.model_copy(update={"answer": Said.WITHDRAWN})
        assert agreement.when(withdrawn).event().answer is Said.WITHDRAWN

    @pytest.mark.parametrize(
        ("changed", "because"),
        [
            ({"about": ENTRY}, "not both"),
            ({"why_not_asked": text()}, "belongs to a pupil who was not asked"),
            ({"until": YESTERDAY}, "`until` has passed"),
            ({"until": TOMORROW, "answer": Said.WITHDRAWN}, "Only an agreement has an end"),
            ({"answered_on": TOMORROW}, "in the future"),
            ({"answered_on": date(2001, 1, 1)}, "before this pupil"),
        ],
    )
    def test_is_refused_where_it_cannot_be_meant(self, changed: dict[str, Any], because: str) -> None:
        """Each with a sentence that says what to do."""
        agreement.when(YES.model_copy(update=changed)).then_invalid(because=because)
