"""Kylie's story: three years, three form tutors, and one chronology that grows across them.

After the sheet 3.1 of the pupil support toolkit (signs that nobody put together); not a word of it is the sheet's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from confide.demo import staff, words_kylie
from confide.demo.client import Client
from confide.demo.plan import PlanStory
from confide.demo.pupils import school_year
from confide.demo.school import School
from confide.demo.staff import Member
from confide.demo.stories import Moment, Row, Tale
from confide.demo.words import Said


class KyliesStory(PlanStory):
    """What each form tutor noticed and told home lies in one place; then others meet around it, and a plan is made."""

    tale: ClassVar[Tale] = Tale.KYLIE

    def __init__(self, client: Client, school: School) -> None:
        super().__init__(client, school, school.kylie)
        self._at = f"/pupils/{self._pupil}"

    def moments(self) -> Iterator[Moment]:
        """Kylie in Year 9."""
        self._year_7(staff.FORM_TUTOR)
        self._year_8(staff.TUTOR_8)
        self._year_9(staff.TUTOR_9)
        yield Moment.YEAR_9
        self._meeting()
        yield Moment.MET
        self._plan()
        yield Moment.PLANNED

    def _year_7(self, tutor: Member) -> None:
        self._tutored_by(tutor, 2)
        opened = self._contact(tutor, self._day(2, 55), words_kylie.FIRST_CONTACT)
        self.case = opened
        late = self._sign(Row.SIGNS, tutor, self._day(2, 130), words_kylie.LATE)
        self._sign(Row.SIGNS, tutor, self._day(2, 144), words_kylie.FRIENDS)
        self._check_in(tutor, self._day(2, 150), words_kylie.FEELS_ALONE)
        self._for_home(tutor, self._day(2, 170), words_kylie.BETTER)
        reviewed = {"reviewed_on": str(self._day(2, 172)), **words_kylie.EASED}
        self._tell(Row.SIGNS, tutor, f"/signs/{late}/reviews", **reviewed)
        self._moves_on(tutor, 2)

    def _year_8(self, tutor: Member) -> None:
        self._tutored_by(tutor, 1)
        self._sign(Row.SIGNS, tutor, self._day(1, 70), words_kylie.DISRUPTS)
        self._contact(tutor, self._day(1, 76), words_kylie.SECOND_CONTACT)
        self._sign(Row.SIGNS, tutor, self._day(1, 230), words_kylie.UNKIND)
        met = {"parents": [self._school.of(staff.KYLIES_MUM)], "met_on": str(self._day(1, 240)), **words_kylie.MET}
        self._tell(Row.CONTACTS, tutor, f"{self._at}/home/meetings", **met)
        self._check_in(tutor, self._day(1, 247), words_kylie.SHRUGS)
        self._moves_on(tutor, 1)

    def _year_9(self, tutor: Member) -> None:
        """The new tutor reads three years at once, and refers."""
        self._tutored_by(tutor, 0)
        self._sign(Row.SIGN_NOW, tutor, self._recent(21), words_kylie.AWAY)
        self._for_home(tutor, self._recent(14), words_kylie.MUSIC)
        self._refer(tutor, staff.OTHER_ELSA, words_kylie.REFERRAL)

    def _tutored_by(self, tutor: Member, years_ago: int) -> None:
        self._school.assign(
            self._client, tutor, self._school.kylie, "form_tutor", school_year(self._school.today, years_ago)
        )

    def _moves_on(self, tutor: Member, years_ago: int) -> None:
        """Last year's tutor reads nothing from the first of September on."""
        last_day = school_year(self._school.today, years_ago - 1) - timedelta(days=1)
        self._school.ends(self._client, tutor, self._school.kylie, last_day)

    def _contact(self, tutor: Member, day: date, said: Said) -> UUID:
        """The id of the case that it was recorded in."""
        told = {"with_whom": "parent", "happened_on": str(day), **said}
        return UUID(self._tell(Row.CONTACTS, tutor, f"{self._at}/contacts", **told)["case"])

    def _sign(self, row: Row, tutor: Member, day: date, said: Said) -> str:
        """The id of the entry."""
        noticed = self._tell(row, tutor, f"{self._at}/signs", noticed_on=str(day), **said)
        return str(noticed["entries"][0])

    def _check_in(self, tutor: Member, day: date, said: Said) -> None:
        self._tell(Row.CHECK_INS, tutor, f"{self._at}/check-ins", checked_in_on=str(day), **said)

    def _for_home(self, tutor: Member, day: date, said: Said) -> None:
        worded = {"for_all_carers": True, "happened_on": str(day), **said}
        row = Row.FOR_HOME if Row.FOR_HOME not in self.entries else None  # the first: by a tutor of an earlier year
        self._tell(row, tutor, f"{self._at}/home/contact-wordings", **worded)

    def _day(self, years_ago: int, days: int) -> date:
        """So many days into a school year, or the Friday before."""
        return _school_day(school_year(self._school.today, years_ago) + timedelta(days=days))

    def _recent(self, days: int) -> date:
        """So many days ago, but not before this school year."""
        return max(school_year(self._school.today), _school_day(self._school.today - timedelta(days=days)))


def _school_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
