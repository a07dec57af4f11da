"""States of a referral and a programme, by their names."""

from datetime import date

from case_store.elsa.codes import DesignedBy, ReferralStands, Strand
from case_store.elsa.events import (
    ProgrammeEnded,
    ProgrammeStarted,
    ReferralDecided,
    Referred,
    SessionNoted,
    SessionPlanned,
)
from case_store.vocabulary import DEFAULT_AUDIENCE
from tests.given import CASE, ELSA, LEAD, OTHER, PUPIL, TEACHER, TODAY, one, text

REFERRAL_ID = one(0xE1)
REFERRED = Referred(
    author=TEACHER,
    hoped_for_outcomes=text("joins in at playtime"),
    background=text("new to the school"),
    requested_by="staff",
    pupil=PUPIL,
    case=CASE,
    referrer=TEACHER,
)
REFERRED_TO_OTHER = REFERRED.model_copy(update={"elsa": OTHER})
ACCEPTED = ReferralDecided(
    author=LEAD, stands=ReferralStands.ACCEPTED, decided_on=TODAY, elsa=ELSA, pupil=PUPIL, case=CASE, referrer=TEACHER
)
DECLINED = ReferralDecided(
    author=LEAD,
    stands=ReferralStands.DECLINED,
    reason=text("the nurse sees them already"),
    decided_on=TODAY,
    pupil=PUPIL,
    case=CASE,
    referrer=TEACHER,
)
STARTED = ProgrammeStarted(
    author=ELSA,
    starts=date(2026, 2, 23),
    whom_to_ask=ELSA,
    focus=Strand.FRIENDSHIP_AND_SOCIAL_SKILLS,
    planned_weeks=6,
    referral=REFERRAL_ID,
    pupil=PUPIL,
    case=CASE,
    elsa=ELSA,
    designed_by=DesignedBy.ELSA,
    referrer=TEACHER,
)
PLANNED = SessionPlanned(author=ELSA, planned_for=TODAY, objective=text("asks to join a game"))
NOTED = SessionNoted(
    author=ELSA,
    audience=DEFAULT_AUDIENCE,
    held_on=date(2026, 3, 3),
    number=1,
    summary_until=date(2026, 6, 1),
    note=text("talked about playtime"),
)
OF_PROGRAMME = {"referral": REFERRAL_ID, "pupil": PUPIL, "case": CASE, "elsa": ELSA}
ENDED = ProgrammeEnded(author=ELSA, ended_on=date(2026, 3, 6), referrer=TEACHER, **OF_PROGRAMME)
