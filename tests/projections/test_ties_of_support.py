"""Which ties support begins, changes and ends: of referrers, groups and their members, cover, and reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from case_store.elsa.codes import ReferralStands, RequestedBy, Strand
from case_store.elsa.events import (
    ProgrammeEnded,
    ProgrammeStarted,
    ReferralDecided,
    Referred,
    TouchBaseEnded,
    TouchBasePlanned,
)
from case_store.entry import Event
from case_store.group import events as group
from case_store.handover.events import CoverArranged, CoverEnded, HandedOver, TakenOver
from case_store.impact.events import Reported, WordedForHome
from case_store.vocabulary import Sensitive, Tie
from projections.relations.standing import Held, settle
from projections.relations.ties import LASTING, Standing, tie_to, ties_of
from tests.projections.school import entry

WHO, OTHER, PUPIL, CASE, BY, TEACHER = (UUID(int=n) for n in range(1, 7))
MATTER, REFERRAL, FILE = UUID(int=7), UUID(int=8), UUID(int=9)
MONDAY, FRIDAY = date(2025, 3, 3), date(2025, 3, 7)
EVE = date(2025, 3, 6)
WORDS = Sensitive("Words of a child.")
OF_PUPIL: dict[str, Any] = {"pupil": PUPIL, "case": CASE}
OF_PROGRAMME: dict[str, Any] = {**OF_PUPIL, "referral": REFERRAL, "elsa": WHO}


def ties(event: Event) -> list[Standing]:
    """The ties of one entry in the matter of these tests, written on a Monday."""
    return list(ties_of(entry(event, matter=MATTER, file=FILE)))


def to(relation: Tie, person: UUID = WHO, matter: UUID = MATTER, member: UUID | None = None, **said: Any) -> Standing:
    """A tie to a matter as it should come out."""
    tie = tie_to(matter, relation, person, member)
    values = {"starts": MONDAY, "ends": None, "pupil": PUPIL, "case_file": CASE, **said}
    return Standing(tie, person, relation, "matter", matter, **values)


class TestAReferrer:
    def test_stands_to_the_referral_and_to_the_programme_that_follows(self) -> None:
        """Row 6: from when they asked, for as long as its report takes."""
        referred = Referred(
            author=TEACHER, hoped_for_outcomes=WORDS, background=WORDS, requested_by=RequestedBy.STAFF,
            referrer=TEACHER, **OF_PUPIL,
        )  # fmt: skip
        started = ProgrammeStarted(
            author=BY, starts=FRIDAY, whom_to_ask=WHO, focus=Strand.GRIEF, planned_weeks=6, referrer=TEACHER,
            **OF_PROGRAMME,
        )  # fmt: skip
        ended = ProgrammeEnded(author=BY, ended_on=MONDAY, referrer=TEACHER, **OF_PROGRAMME)
        assert ties(referred) == [to(Tie.REFERRED, TEACHER)]
        assert ties(started)[2:] == [to(Tie.REFERRED, TEACHER)]
        assert ties(ended)[2:] == [
            to(Tie.REFERRED, TEACHER, ends=MONDAY + LASTING),
            to(Tie.REFERRED, TEACHER, REFERRAL, ends=MONDAY + LASTING),
        ]

    def test_of_a_declined_referral_stands_to_it_for_thirty_days(self) -> None:
        """They are told why, and then it is over."""
        declined = ReferralDecided(
            author=BY, stands=ReferralStands.DECLINED, decided_on=FRIDAY, referrer=TEACHER, **OF_PUPIL
        )
        assert ties(declined) == [to(Tie.REFERRED, TEACHER, ends=FRIDAY + LASTING)]

    def test_is_nobody_where_the_first_entries_did_not_say(self) -> None:
        """What was stored before anybody said who the referrer is gives the ties that it gave."""
        referred = Referred(
            author=TEACHER, hoped_for_outcomes=WORDS, background=WORDS, requested_by=RequestedBy.STAFF, **OF_PUPIL
        )
        assert ties(referred) == []


STARTED = group.Started(author=BY, starts=FRIDAY, focus=Strand.GRIEF, planned_weeks=6, elsas=frozenset({WHO, OTHER}))
JOINED = group.Joined(
    author=BY, joined_on=FRIDAY, whom_to_ask=WHO, focus=Strand.GRIEF, elsas=frozenset({WHO}),
    covering=frozenset({OTHER}), **OF_PUPIL,
)  # fmt: skip


class TestAGroup:
    def test_is_delivered_by_those_who_run_it_whoever_is_in_it(self) -> None:
        """With no pupil: the tie opens the group's own file."""
        of_group: dict[str, Any] = {"pupil": None, "case_file": FILE}
        assert ties(STARTED) == [to(Tie.DELIVERS, who, **of_group) for who in (WHO, OTHER)]
        ended = group.Ended(author=BY, ended_on=MONDAY, elsas=frozenset({WHO}), covering=frozenset({OTHER}))
        assert ties(ended) == [
            to(Tie.DELIVERS, WHO, ends=MONDAY + LASTING, **of_group),
            to(Tie.COVERS, OTHER, ends=MONDAY + LASTING, **of_group),
        ]

    def test_has_a_tie_more_for_each_member(self) -> None:
        """Of the same matter, with an id of its own: one member's end is not another's."""
        assert ties(JOINED) == [to(Tie.DELIVERS, WHO, member=PUPIL), to(Tie.COVERS, OTHER, member=PUPIL)]
        left = group.Left(author=BY, left_on=MONDAY, elsas=frozenset({WHO}), covering=frozenset({OTHER}), **OF_PUPIL)
        assert [(tie.tie, tie.ends) for tie in ties(left)] == [
            (tie_to(MATTER, Tie.DELIVERS, WHO, PUPIL), MONDAY + LASTING),
            (tie_to(MATTER, Tie.COVERS, OTHER, PUPIL), MONDAY + LASTING),
        ]
        assert (
            len({tie_to(MATTER, Tie.DELIVERS, WHO), *(tie_to(MATTER, Tie.DELIVERS, WHO, one) for one in (PUPIL, BY))})
            == 3
        )

    def test_opens_nothing_of_a_member_by_itself(self) -> None:
        """The relation to a pupil follows from that pupil's tie alone; with it gone, the group's stays."""
        rows = [
            Held(tie.person, tie.relation.value, tie.scope_id, tie.pupil, tie.case_file, tie.starts, tie.ends, 1)
            for tie in ties(STARTED)
        ]
        standing = settle(WHO, rows)
        assert (dict(standing.pupils), set(standing.cases)) == ({}, {FILE})
        assert MATTER in standing.matters


class TestHands:
    def test_cover_holds_on_the_days_that_were_said(self) -> None:
        """To the programme and to the referral that it followed from; of a group, to each member besides."""
        days: dict[str, Any] = {"starts": MONDAY, "ends": FRIDAY}
        cover = CoverArranged(author=BY, elsa=WHO, referral=REFERRAL, **days, **OF_PUPIL)
        assert ties(cover) == [to(Tie.COVERS, **days), to(Tie.COVERS, matter=REFERRAL, **days)]
        of_group = CoverArranged(author=BY, elsa=WHO, **days)
        assert ties(of_group) == [to(Tie.COVERS, **days, pupil=None, case_file=FILE)]
        of_member = CoverArranged(author=BY, elsa=WHO, member=True, **days, **OF_PUPIL)
        assert ties(of_member) == [to(Tie.COVERS, member=PUPIL, **days)]

    def test_cover_that_ends_takes_what_was_handed_over_with_it(self) -> None:
        """The same ties, with an earlier end."""
        days: dict[str, Any] = {"starts": MONDAY, "ends": EVE}
        ended = CoverEnded(author=BY, elsa=WHO, handed_over=True, **days, **OF_PUPIL)
        assert ties(ended) == [to(Tie.COVERS, **days), to(Tie.HANDED_OVER, **days)]
        assert ties(ended.model_copy(update={"handed_over": False})) == [to(Tie.COVERS, **days)]

    def test_what_is_handed_over_is_for_as_long_as_the_cover(self) -> None:
        """From when it is said; for good to whoever took over."""
        handed = HandedOver(author=BY, to=WHO, pupil_told=True, until=FRIDAY, **OF_PUPIL)
        assert ties(handed) == [to(Tie.HANDED_OVER, ends=FRIDAY)]
        assert ties(handed.model_copy(update={"until": None})) == [to(Tie.HANDED_OVER)]

    def test_whoever_takes_over_covers_from_the_day_and_the_one_before_reads_to_its_eve(self) -> None:
        """Without a gap, without a day in common, and without an end."""
        taken = TakenOver(author=BY, elsa=WHO, from_day=FRIDAY, former=OTHER, referral=REFERRAL, **OF_PUPIL)
        assert ties(taken) == [
            to(Tie.DELIVERS, OTHER, ends=EVE),
            to(Tie.DELIVERS, OTHER, REFERRAL, ends=EVE),
            to(Tie.COVERS, starts=FRIDAY),
            to(Tie.COVERS, matter=REFERRAL, starts=FRIDAY),
        ]

    def test_whoever_took_over_before_had_covered(self) -> None:
        """Their tie is another one; and what was handed over stays so."""
        taken = TakenOver(
            author=BY, elsa=WHO, from_day=MONDAY, former=OTHER, former_took_over=True, handed_over=True, **OF_PUPIL
        )
        sunday = MONDAY - timedelta(days=1)
        assert ties(taken) == [
            to(Tie.COVERS, OTHER, starts=sunday, ends=sunday),
            to(Tie.COVERS),
            to(Tie.HANDED_OVER),
        ]

    def test_an_end_ends_the_tie_of_whoever_is_responsible(self) -> None:
        """By the name that it has; and cover that would outlast it."""
        ended = ProgrammeEnded(author=BY, ended_on=MONDAY, taken_over=True, covering=frozenset({OTHER}), **OF_PROGRAMME)
        assert [(tie.relation, tie.person, tie.scope_id, tie.ends) for tie in ties(ended)] == [
            (Tie.COVERS, who, matter, MONDAY + LASTING) for who in (WHO, OTHER) for matter in (MATTER, REFERRAL)
        ]


class TestAfterTheSessions:
    def test_the_ties_go_on_to_the_last_contact_and_its_report(self) -> None:
        """And end with touch-base, whatever had been planned."""
        planned = TouchBasePlanned(
            author=BY, contacts=(MONDAY, FRIDAY), trusted_adults=frozenset({TEACHER}), falls=True, **OF_PROGRAMME
        )
        assert ties(planned) == [
            to(Tie.DELIVERS, matter=matter, ends=FRIDAY + LASTING) for matter in (MATTER, REFERRAL)
        ]
        ended = TouchBaseEnded(author=BY, ended_on=MONDAY, taken_over=True, **OF_PROGRAMME)
        assert ties(ended) == [to(Tie.COVERS, matter=matter, ends=MONDAY + LASTING) for matter in (MATTER, REFERRAL)]

    def test_the_report_ends_what_is_left(self) -> None:
        """With the day on which it is done, as far as anything outlasts it; of one pupil of a group, that pupil's."""
        reported = Reported(
            author=BY, finished_on=MONDAY, aims=(), report=WORDS, complete=True, elsas=frozenset({WHO, OTHER}),
            covering=frozenset({OTHER}), referral=REFERRAL, **OF_PUPIL,
        )  # fmt: skip
        assert [(tie.relation, tie.person, tie.scope_id, tie.ends) for tie in ties(reported)] == [
            (relation, who, matter, MONDAY)
            for relation, who in ((Tie.DELIVERS, WHO), (Tie.COVERS, OTHER))
            for matter in (MATTER, REFERRAL)
        ]
        member = WordedForHome(
            author=BY, for_all_carers=True, finished_on=MONDAY, wording=WORDS, complete=True, elsas=frozenset({WHO}),
            in_group=True, **OF_PUPIL,
        )  # fmt: skip
        assert ties(member) == [to(Tie.DELIVERS, member=PUPIL, ends=MONDAY)]

    def test_the_report_opens_nothing_again(self) -> None:
        """Written after the thirty days, by whoever may: their end stands."""
        late = Reported(
            author=BY, finished_on=date(2025, 1, 6), aims=(), report=WORDS, complete=True, elsas=frozenset({WHO}),
            **OF_PUPIL,
        )  # fmt: skip
        assert {tie.ends for tie in ties(late)} == {date(2025, 2, 5)}

    def test_the_report_ends_nothing_while_something_is_outstanding_or_goes_on(self) -> None:
        """The wording for home is to come; or the pupil still touches base."""
        values: dict[str, Any] = {"author": BY, "finished_on": MONDAY, "aims": (), "report": WORDS, **OF_PUPIL}
        assert ties(Reported(**values, elsas=frozenset({WHO}))) == []
        assert ties(Reported(**values, complete=True, goes_on=True, elsas=frozenset({WHO}))) == []
