"""What staff ask the record to take in of what they notice."""

from __future__ import annotations

from datetime import date

from case_store.decider import Command
from case_store.marked import OfWords
from case_store.noticing.codes import HowWas, Sign, SignStands
from case_store.vocabulary import Sensitive


class NoticeSign(OfWords, Command, action="noticing.notice_sign"):
    """Record an early sign that you noticed: what has changed, and what is usual for this pupil.

    Any member of staff or volunteer, about any pupil. The answer is the same whatever is held.
    """

    sign: Sign
    words: Sensitive
    noticed_on: date | None = None
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None


class ReviewSign(OfWords, Command, action="noticing.review_sign"):
    """Look at an early sign again: how it stands, and when to look next."""

    stands: SignStands
    reviewed_on: date | None = None
    words: Sensitive | None = None
    usual: Sensitive | None = None
    risk_factors: Sensitive | None = None
    protective_factors: Sensitive | None = None
    review_on: date | None = None


class CheckIn(OfWords, Command, action="noticing.check_in"):
    """Record how a pupil was when you checked in with them, and what others are to look out for."""

    how: HowWas
    checked_in_on: date | None = None
    look_out_for: Sensitive | None = None
    words: Sensitive | None = None
