"""A plan as it stands when it is reviewed: two people committed to it, four school weeks gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from case_store.calendar.codes import Calendar, DueBy, Span
from case_store.calendar.events import Time
from case_store.decider import EntryAbout
from case_store.people.settings import Settings
from case_store.psp.codes import How, Side
from case_store.psp.events import CommitmentMade, PlannedReview, Proposed, Started, TargetAgreed
from case_store.psp_calendar import review_days
from case_store.review.codes import Kept
from case_store.review.events import CommitmentReviewed
from case_store.review.review import REVIEW
from case_store.school_days import SchoolCalendar
from case_store.vocabulary import Part
from tests.given import CASE, ENTRY, LEAD, OTHER, PUPIL, STREAM, TEACHER, Given, one, text

COORDINATOR, KEY_WORKER, AGENCY = LEAD, TEACHER, one(0xE1)
TARGET, COMMITMENT, AGENCYS = one(0xF1), one(0xF2), one(0xF3)
TERMS = (
    Time(span=Span.TERM, starts=date(2026, 1, 5), ends=date(2026, 3, 27)),
    Time(span=Span.HALF_TERM, starts=date(2026, 2, 16), ends=date(2026, 2, 20)),
    Time(span=Span.TERM, starts=date(2026, 4, 13), ends=date(2026, 7, 21)),
    Time(span=Span.HALF_TERM, starts=date(2026, 5, 25), ends=date(2026, 5, 29)),
)
CALENDAR = SchoolCalendar().with_year(2025, TERMS)
STARTS = date(2026, 2, 2)
FIRST, SECOND, FINAL = (due.day for due in review_days(STARTS, CALENDAR))
"""9 March, yesterday; 20 April, after the holidays; 19 May."""
WHOSE = {"pupil": PUPIL, "case": CASE}
PROPOSED = Proposed(
    author=COORDINATOR,
    proposed_on=date(2026, 1, 20),
    coordinator=COORDINATOR,
    reasons=text(),
    number=1,
    **WHOSE,
)
AGREED = TargetAgreed(author=COORDINATOR, agreed_on=STARTS, target=TARGET, wording=text())
STARTED = Started(
    author=COORDINATOR,
    starts=STARTS,
    key_worker=KEY_WORKER,
    reviews=tuple(
        PlannedReview(due=day, weeks=weeks, final=weeks == 12, calendar=Calendar.SCHOOL_DAYS, rule=DueBy.SCHOOL_WEEKS)
        for day, weeks in ((FIRST, 4), (SECOND, 8), (FINAL, 12))
    ),
)
MENTORS = CommitmentMade(
    author=COORDINATOR,
    made_on=STARTS,
    commitment=COMMITMENT,
    side=Side.SCHOOL,
    owner=OTHER,
    how=How.MENTOR,
    help=text(),
)
OUTREACH = MENTORS.model_copy(
    update={"commitment": AGENCYS, "side": Side.AGENCY, "owner": AGENCY, "how": How.OUTREACH, "target": TARGET}
)
PLAN = (PROPOSED, AGREED, MENTORS, OUTREACH, STARTED)
plan = Given(REVIEW).given(*PLAN)
SETTINGS = Settings(calendar=CALENDAR)


def reviewed(commitment: CommitmentMade, day: date, kept: Kept = Kept.KEPT) -> CommitmentReviewed:
    """What became of a commitment, as was said on that day."""
    return CommitmentReviewed(
        author=COORDINATOR, reviewed_on=day, kept=kept, commitment=commitment.commitment, owner=commitment.owner
    )


MEETING_HELD = EntryAbout(
    id=ENTRY,
    root=ENTRY,
    name="meeting.held",
    part=Part.MEETINGS,
    file=CASE,
    matter=STREAM,
    author=COORDINATOR,
    labels=frozenset(),
)
FINAL_HELD = replace(MEETING_HELD, name="meeting.final_held")
OF_ANOTHER_PLAN = replace(FINAL_HELD, matter=one(0xA9))
COMMITTED = replace(MEETING_HELD, id=AGENCYS, root=AGENCYS, name="psp.commitment_made", part=Part.TARGETS)
