"""Which ties each event begins, changes and ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from case_store.case.events import WordingTold
from case_store.concern.codes import PassedOnFor
from case_store.concern.events import AdultPassedOn, AdultRaised, AdultTold, PassedOn, Raised
from case_store.elsa.codes import Phase, ReferralStands, RequestedBy, Strand
from case_store.elsa.events import ProgrammeEnded, ProgrammeStarted, ReferralDecided, Referred
from case_store.entry import Event
from case_store.people.codes import AssignedAs, ConflictKind
from case_store.people.events import (
    Appointed,
    AppointmentEnded,
    Assigned,
    AssignmentEnded,
    ConflictDeclared,
    ConflictEnded,
    ManagerAssigned,
    ManagerUnassigned,
    SupervisorAssigned,
    SupervisorUnassigned,
)
from case_store.vocabulary import Label, Post, Sensitive, Tie
from projections.relations.ties import Standing, tie_to, ties_of
from tests.projections.school import entry

WHO, OTHER, PUPIL, CASE, TIE, BY = (UUID(int=n) for n in range(1, 7))
MATTER, REFERRAL = UUID(int=7), UUID(int=8)
MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)
WORDS = Sensitive("Words of a child.")
OF_PUPIL: dict[str, Any] = {"pupil": PUPIL, "case": CASE}


def ties(event: Event, **where: Any) -> list[Standing]:
    """The ties of one entry in the matter of these tests."""
    return list(ties_of(entry(event, matter=where.pop("matter", MATTER), **where)))


def to_matter(relation: Tie, person: UUID = WHO, matter: UUID = MATTER, **dates: date | None) -> Standing:
    """A tie to a matter as it should come out."""
    dates = {"starts": MONDAY, "ends": None, **dates}
    tie = tie_to(matter, relation, person)
    return Standing(tie, person, relation, "matter", matter, **dates, **{"pupil": PUPIL, "case_file": CASE})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            Appointed(tie=TIE, person=WHO, post=Post.ELSA, starts=MONDAY, by=BY),
            Standing(TIE, WHO, Post.ELSA, "custodian", None, MONDAY),
        ),
        (
            AppointmentEnded(tie=TIE, person=WHO, post=Post.ELSA, starts=MONDAY, ends=FRIDAY, by=BY),
            Standing(TIE, WHO, Post.ELSA, "custodian", None, MONDAY, FRIDAY),
        ),
        (
            Assigned(tie=TIE, person=WHO, pupil=PUPIL, assigned_as=AssignedAs.CLASS_TEACHER, starts=MONDAY, by=BY),
            Standing(TIE, WHO, Tie.CLASS_TEACHER, "pupil", PUPIL, MONDAY, None, PUPIL),
        ),
        (
            AssignmentEnded(
                tie=TIE, person=WHO, pupil=PUPIL, assigned_as=AssignedAs.FORM_TUTOR, starts=MONDAY, ends=FRIDAY, by=BY
            ),
            Standing(TIE, WHO, Tie.FORM_TUTOR, "pupil", PUPIL, MONDAY, FRIDAY, PUPIL),
        ),
        (
            ManagerAssigned(tie=TIE, manager=WHO, elsa=OTHER, starts=MONDAY, ends=FRIDAY, by=BY),
            Standing(TIE, WHO, Tie.MANAGES, "person", OTHER, MONDAY, FRIDAY),
        ),
        (
            SupervisorAssigned(tie=TIE, supervisor=WHO, elsa=OTHER, starts=MONDAY, by=BY),
            Standing(TIE, WHO, Tie.SUPERVISES, "person", OTHER, MONDAY),
        ),
        (
            SupervisorUnassigned(tie=TIE, supervisor=WHO, elsa=OTHER, starts=MONDAY, ends=FRIDAY, by=BY),
            Standing(TIE, WHO, Tie.SUPERVISES, "person", OTHER, MONDAY, FRIDAY),
        ),
        (
            ManagerUnassigned(tie=TIE, manager=WHO, elsa=OTHER, starts=MONDAY, ends=FRIDAY, by=BY),
            Standing(TIE, WHO, Tie.MANAGES, "person", OTHER, MONDAY, FRIDAY),
        ),
        (
            ConflictDeclared(tie=TIE, person=WHO, pupil=PUPIL, kind=ConflictKind.RELATIVE, starts=MONDAY, by=BY),
            Standing(TIE, WHO, Tie.RELATIVE, "pupil", PUPIL, MONDAY, None, PUPIL),
        ),
        (
            ConflictEnded(
                tie=TIE, person=WHO, pupil=PUPIL, kind=ConflictKind.CONFLICT, starts=MONDAY, ends=FRIDAY, by=BY
            ),
            Standing(TIE, WHO, Tie.CONFLICT, "pupil", PUPIL, MONDAY, FRIDAY, PUPIL),
        ),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_declared_tie_is_taken_as_declared(event: Event, expected: Standing) -> None:
    """Posts, lessons, line management and bars carry their own tie and days; an end is a new row of the same tie."""
    assert ties(event) == [expected]


def referred(**more: Any) -> Referred:
    """A referral."""
    return Referred(
        author=BY, hoped_for_outcomes=WORDS, background=WORDS, requested_by=RequestedBy.STAFF, **OF_PUPIL, **more
    )


def decided(stands: ReferralStands, **more: Any) -> ReferralDecided:
    """A decision on it."""
    return ReferralDecided.model_validate({"author": BY, "stands": stands, "decided_on": FRIDAY, **OF_PUPIL, **more})


def started(**more: Any) -> ProgrammeStarted:
    """A programme's start."""
    values = {"author": BY, "starts": MONDAY, "whom_to_ask": BY, "focus": Strand.GRIEF, "planned_weeks": 6}
    return ProgrammeStarted.model_validate({**values, "referral": REFERRAL, "elsa": WHO, **OF_PUPIL, **more})


def test_a_referral_is_handled_by_the_elsa_who_was_asked() -> None:
    """Nobody was asked: nobody handles it yet."""
    assert ties(referred(elsa=WHO)) == [to_matter(Tie.DELIVERS)]
    assert ties(referred()) == []


def test_a_referral_without_a_matter_of_its_own_is_its_own_matter() -> None:
    """A referral's stream is its matter."""
    stream = UUID(int=77)
    (standing,) = ties_of(entry(referred(elsa=WHO), stream=stream))
    assert standing.scope_id == stream


def test_a_declined_referral_lasts_thirty_days() -> None:
    """Access table, rule `lasting`; the same tie as before, so that the end finds the beginning."""
    expected = to_matter(Tie.DELIVERS, ends=FRIDAY + timedelta(days=30))
    assert ties(decided(ReferralStands.DECLINED, elsa_asked=WHO)) == [expected]
    assert ties(decided(ReferralStands.DECLINED)) == []


def test_an_accepted_referral_is_its_elsas_and_no_longer_the_others() -> None:
    """The ELSA who was asked and does not deliver needs to know no more."""
    accepted = decided(ReferralStands.ACCEPTED, elsa=WHO, elsa_asked=OTHER)
    assert ties(accepted) == [to_matter(Tie.DELIVERS, OTHER, ends=FRIDAY), to_matter(Tie.DELIVERS)]
    assert ties(decided(ReferralStands.ACCEPTED, elsa=WHO, elsa_asked=WHO)) == [to_matter(Tie.DELIVERS)]


def test_a_programme_is_delivered_from_when_it_was_set_up() -> None:
    """Plans come before the first session; a programme that began earlier is delivered from then."""
    both = [to_matter(Tie.DELIVERS), to_matter(Tie.DELIVERS, matter=REFERRAL)]
    assert ties(started(starts=FRIDAY)) == both
    assert {tie.starts for tie in ties(started(starts=date(2025, 2, 3)))} == {date(2025, 2, 3)}


def test_a_programme_that_ended_lasts_thirty_days_and_its_referral_with_it() -> None:
    """The last day on which the tie holds is the thirtieth after the end; both ties are those that began."""
    ended = ProgrammeEnded(author=BY, ended_on=MONDAY, phase=Phase.ENDED, referral=REFERRAL, elsa=WHO, **OF_PUPIL)
    found = ties(ended)
    assert [tie.tie for tie in found] == [tie.tie for tie in ties(started())]
    assert {tie.ends for tie in found} == {date(2025, 4, 2)}


def raised(**more: Any) -> Raised:
    """A concern."""
    return Raised.model_validate({"author": BY, "account": WORDS, "happened_on": MONDAY, **OF_PUPIL, **more})


def test_a_concern_is_held_by_those_it_was_told_to() -> None:
    """Each holder, and each to whom it goes on."""
    assert ties(raised(holders=[WHO, OTHER])) == [to_matter(Tie.HOLDS), to_matter(Tie.HOLDS, OTHER)]
    passed = PassedOn(author=BY, holder=OTHER, why=PassedOnFor.UNOPENED, **OF_PUPIL)
    assert ties(passed) == [to_matter(Tie.HOLDS, OTHER)]


def test_a_concern_about_an_adult_has_a_subject_a_holder_and_those_who_were_told() -> None:
    """All of them to the matter of the concern, with the pupil's case beside it, for the subject's bar."""
    values = {"author": BY, "subject": OTHER, "account": WORDS, "happened_on": MONDAY, "holders": [WHO], **OF_PUPIL}
    assert ties(AdultRaised.model_validate(values)) == [to_matter(Tie.SUBJECT, OTHER), to_matter(Tie.HOLDS)]
    passed = AdultPassedOn(author=BY, subject=OTHER, holder=WHO, why=PassedOnFor.CHOSEN, **OF_PUPIL)
    assert ties(passed) == [to_matter(Tie.HOLDS)]
    told = AdultTold(author=BY, subject=OTHER, told=WHO, reason=WORDS, pupil_told=True, **OF_PUPIL)
    assert ties(told) == [to_matter(Tie.TOLD_FULL)]


def test_only_being_told_the_account_itself_is_a_tie() -> None:
    """A wording is an entry of its own; of the case as a whole there is no account."""
    told = WordingTold(author=BY, told=WHO, told_as=Label.TOLD_FULL, **OF_PUPIL)
    assert ties(told) == [to_matter(Tie.TOLD_FULL)]
    assert ties(told, matter=CASE) == []
    assert ties(told, matter=None) == []
    summary = WordingTold(author=BY, told=WHO, told_as=Label.TOLD_SUMMARY, wording=WORDS, **OF_PUPIL)
    assert ties(summary) == []


def test_a_tie_has_the_same_days_before_and_after_it_was_stored() -> None:
    """The database gives times back in another zone; a day that moved would look like a forged row."""
    summer = datetime(2025, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    one, other = (ties(raised(holders=[WHO]), happened_at=at) for at in (summer, summer.astimezone(UTC)))
    assert one == other
    assert one[0].starts <= date(2025, 7, 1)
