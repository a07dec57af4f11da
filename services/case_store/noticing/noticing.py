"""Noticing early signs, looking at them again, and checking in with a pupil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from case_store.case.case import Unbound, evolve_unbound
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, NotFound, Refused
from case_store.marked import of_words
from case_store.noticing.commands import CheckIn, NoticeSign, ReviewSign
from case_store.noticing.events import CheckedIn, SignCorrected, SignNoticed, SignReviewed


def notice_sign(command: NoticeSign, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """An early sign, with or without a case. Raises Invalid for a day in the future, or a review in the past."""
    noticed_on = happened(command.noticed_on, around, "noticed_on")
    noticed = SignNoticed(
        author=around.actor.person,
        sign=command.sign,
        noticed_on=noticed_on,
        words=command.words,
        usual=command.usual,
        risk_factors=command.risk_factors,
        protective_factors=command.protective_factors,
        review_on=_still_to_come(command.review_on, around),
        **of_words(command, around),
    )
    yield Happening(noticed, at=noticed_on)


def review_sign(command: ReviewSign, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """How a sign stands now. Raises Refused where the entry is not an early sign."""
    about = around.about
    if about is None:
        raise NotFound
    if about.name not in {SignNoticed.name, SignCorrected.name}:
        raise Refused("Only an early sign is looked at again like this. Record what you noticed as a new sign.")
    reviewed_on = happened(command.reviewed_on, around, "reviewed_on")
    reviewed = SignReviewed(
        author=around.actor.person,
        stands=command.stands,
        reviewed_on=reviewed_on,
        words=command.words,
        usual=command.usual,
        risk_factors=command.risk_factors,
        protective_factors=command.protective_factors,
        review_on=_still_to_come(command.review_on, around),
        **of_words(command, around),
    )
    yield Happening(reviewed, matter=about.matter, file=about.file, about=about.root, at=reviewed_on)


def check_in(command: CheckIn, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """How the pupil was, with or without a programme."""
    checked_in_on = happened(command.checked_in_on, around, "checked_in_on")
    done = CheckedIn(
        author=around.actor.person,
        checked_in_on=checked_in_on,
        how=command.how,
        look_out_for=command.look_out_for,
        words=command.words,
        **of_words(command, around),
    )
    yield Happening(done, at=checked_in_on)


def _still_to_come(day: date | None, around: Circumstances) -> date | None:
    """The day on which a sign is to be looked at again. Raises Invalid for one that has passed."""
    if day is not None and day < around.today:
        raise Invalid("`review_on` has passed already. Give a day on which somebody can still look.")
    return day


SIGN = Decider("sign", Unbound(), evolve_unbound, checked({NoticeSign: notice_sign}))
REVIEW = Decider("sign_review", Unbound(), evolve_unbound, checked({ReviewSign: review_sign}))
CHECK_IN = Decider("check_in", Unbound(), evolve_unbound, checked({CheckIn: check_in}))
