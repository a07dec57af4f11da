"""A lead tells beyond the agreement: each in words for them, with a reason, and whether the pupil was told."""

from typing import Any
from uuid import UUID

import pytest

from case_store.case.commands import Tell, TellBeyondAgreement
from case_store.case.events import Told, ToldBeyondAgreement, WordingTold
from case_store.case.telling import TELLING
from case_store.decider import Command, EntryAbout
from case_store.entry import Actor
from case_store.vocabulary import Label, Level, Part, Role
from tests.given import CASE, ENTRY, LEAD, OTHER, PUPIL, ROOT, TEACHER, Given, minted, one, text

telling = Given(TELLING)
CONCERN = one(0xE6)
BY_LEAD = {"actor": Actor("hilltop", LEAD)}
TELL = TellBeyondAgreement(
    told=(Tell(person=TEACHER, level=Level.SUMMARY, wording=text("keep an eye on them at pick-up")),),
    reason=text("safety at pick-up"),
    pupil_told=True,
)


def about(
    name: str = "concern.raised", part: Part = Part.CONCERNS, people: tuple[tuple[Role, UUID], ...] = ()
) -> EntryAbout:
    """An entry that is told of."""
    return EntryAbout(
        id=ENTRY,
        root=ROOT,
        name=name,
        part=part,
        file=CASE,
        matter=CONCERN,
        author=OTHER,
        labels=frozenset(),
        people=people,
    )


def told(*tells: Tell, **changed: Any) -> TellBeyondAgreement:
    """The telling, to other people."""
    return TELL.model_copy(update={"told": tells, **changed})


class TestTellingBeyondTheAgreement:
    def test_is_one_act_and_a_wording_for_each_person(self) -> None:
        """The act and reason are for leads and the ELSA; the wording for the person told."""
        telling.when(TELL, **BY_LEAD).then(
            ToldBeyondAgreement(
                author=LEAD,
                told=(Told(person=TEACHER, told_as=Label.TOLD_SUMMARY),),
                reason=text("safety at pick-up"),
                pupil_told=True,
            ),
            WordingTold(
                author=LEAD,
                told=TEACHER,
                told_as=Label.TOLD_SUMMARY,
                wording=text("keep an eye on them at pick-up"),
                pupil=PUPIL,
                case=CASE,
            ),
        )

    def test_never_gives_the_reason_to_the_person_told(self) -> None:
        """Two entries of two parts: no level of the one shows the other."""
        act, wording = telling.when(TELL).happenings
        assert (act.event.part, wording.event.part) == (Part.TELLINGS, Part.CONCERNS)
        assert "reason" not in type(wording.event).model_fields

    def test_opens_a_stream_for_each_wording(self) -> None:
        """So that no count of entries tells one reader of another."""
        both = told(Tell(person=TEACHER, level=Level.EXISTENCE), Tell(person=OTHER, level=Level.EXISTENCE))
        act, first, second = telling.when(both).happenings
        assert (act.stream, first.stream, second.stream) == (None, minted(0), minted(1))

    def test_of_an_entry_belongs_to_the_matter_of_that_entry(self) -> None:
        """And is about the first of its corrections."""
        for happening in telling.when(TELL, about=about()).happenings:
            assert (happening.matter, happening.about) == (CONCERN, ROOT)

    def test_of_nothing_in_particular_belongs_to_the_case(self) -> None:
        """A lead may word what no one entry says."""
        assert {happening.matter for happening in telling.when(TELL).happenings} == {CASE}

    def test_gives_the_account_of_a_concern_in_full(self) -> None:
        """To whom the lead chooses."""
        full = told(Tell(person=TEACHER, level=Level.FULL))
        assert telling.when(full, about=about()).events[1].told_as is Label.TOLD_FULL

    @pytest.mark.parametrize("of", [None, about("elsa.session_noted", Part.SESSIONS), about("concern.decided")])
    def test_gives_nothing_else_in_full(self, of: EntryAbout | None) -> None:
        """A note stays with those who need it; others get a wording."""
        full = told(Tell(person=TEACHER, level=Level.FULL))
        telling.when(full, about=of).then_refused(because="Only the account of a concern")

    def test_carries_on_who_is_named(self) -> None:
        """Those whom the account names read no wording of it either."""
        named = about(people=((Role.NAMED, OTHER), (Role.PRESENT, LEAD)))
        for event in telling.when(TELL, about=named).events:
            assert event.named == {OTHER}

    def test_is_refused_for_somebody_whom_the_account_names(self) -> None:
        """They would read nothing, and the record would say that they had been told."""
        named = about(people=((Role.NAMED, TEACHER),))
        telling.when(TELL, about=named).then_refused(because="cannot be told here")

    def test_of_a_concern_about_an_adult_looks_like_nothing(self) -> None:
        """That is told from there, by whoever holds it."""
        adult = about("concern.adult_raised", Part.ADULT_CONCERNS)
        telling.when(TELL, about=adult).then_not_found()

    @pytest.mark.parametrize(
        ("command", "because"),
        [
            (told(Tell(person=TEACHER, level=Level.SUMMARY)), "Say in `wording`"),
            (told(Tell(person=TEACHER, level=Level.EXISTENCE, wording=text())), "nobody reads a `wording`"),
            (told(*TELL.told, *TELL.told), "told twice"),
            (told(*TELL.told, pupil_told=False), "`why_pupil_not_told`"),
        ],
    )
    def test_is_refused_where_something_is_missing_or_idle(self, command: Command, because: str) -> None:
        """Each with a sentence that says what to do."""
        telling.when(command).then_invalid(because=because)

    def test_is_refused_for_somebody_who_would_read_nothing(self) -> None:
        """The record would say that they were told; who it is, is settled before the rule is asked."""
        telling.when(TELL, **BY_LEAD, unreached=frozenset({TEACHER})).then_refused(because="would read nothing")
        assert telling.when(TELL, **BY_LEAD, unreached=frozenset({OTHER})).events
