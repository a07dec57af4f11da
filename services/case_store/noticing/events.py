"""What has been noticed of a pupil: early signs, what became of them, and how the pupil was at a check-in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.marked import AboutHome, Mentions, MentionsPupil, SaidBy
from case_store.noticing.codes import HowWas, Sign, SignStands
from case_store.vocabulary import Label, Part, Role, Sensitive


class SignNoticed(Event, name="noticing.sign_noticed", part=Part.SIGNS):
    """Somebody noticed an early sign: what has changed, and what is usual for this pupil."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    sign: Annotated[Sign, SUMMARY]
    noticed_on: Annotated[date, SUMMARY]
    words: Sensitive
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class SignCorrected(Event, name="noticing.sign_corrected", part=Part.SIGNS):
    """What was written of a sign was put right: the whole of it again, and why."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    sign: Annotated[Sign, SUMMARY]
    noticed_on: Annotated[date, SUMMARY]
    words: Sensitive
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    why: Sensitive


class SignReviewed(Event, name="noticing.sign_reviewed", part=Part.SIGNS):
    """An early sign was looked at again: how it stands, and when it is looked at next, if it is."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    stands: Annotated[SignStands, SUMMARY]
    reviewed_on: Annotated[date, SUMMARY]
    words: Sensitive | None = None
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class CheckedIn(Event, name="noticing.checked_in", part=Part.CHECK_INS):
    """Somebody checked in with the pupil: how they were, and what others are to look out for today."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    checked_in_on: Annotated[date, EXISTENCE]
    how: Annotated[HowWas, SUMMARY]
    look_out_for: Annotated[Sensitive | None, SUMMARY] = None
    words: Sensitive | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False


class CheckInCorrected(Event, name="noticing.check_in_corrected", part=Part.CHECK_INS):
    """What was written of a check-in was put right: the whole of it again, and why."""

    author: Annotated[UUID, Person(Role.AUTHOR), EXISTENCE]
    corrects: Annotated[Literal[True], Labelled(Label.CORRECTION), EXISTENCE] = True
    checked_in_on: Annotated[date, EXISTENCE]
    how: Annotated[HowWas, SUMMARY]
    look_out_for: Annotated[Sensitive | None, SUMMARY] = None
    words: Sensitive | None = None
    said_by: SaidBy = None
    mentions: Mentions = frozenset()
    mentions_pupil: MentionsPupil = False
    about_home: AboutHome = False
    why: Sensitive
