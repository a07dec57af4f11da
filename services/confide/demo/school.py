"""Fills the demo school: who works there, who is on the roll, who teaches, manages and is related to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from confide.demo import staff
from confide.demo.client import Client
from confide.demo.pupils import Child, children, school_year
from confide.demo.staff import Member
from confide.demo_issuer import DEMO_ISSUER

_TERM = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class School:
    """The people of the demo school as the service knows them: logins and pupils -> ids."""

    today: date
    person: dict[str, UUID]
    pupil: UUID
    """The pupil of the stories."""

    def of(self, member: Member) -> str:
        """The id of a member of staff, as a command wants it."""
        return str(self.person[member.login])

    @property
    def last_lesson(self) -> date:
        """The newest Tuesday before today: the day on which the programme meets."""
        return self.today - timedelta(days=(self.today.weekday() - 1) % 7 or 7)

    @property
    def last_school_day(self) -> date:
        """The newest weekday before today."""
        return self.today - timedelta(days={0: 3, 6: 2}.get(self.today.weekday(), 1))


def fill(client: Client, today: date) -> School:
    """Tell the service everybody and every tie, each by who may say so."""
    client.tell(staff.ADMINISTRATOR, "/settings", last_day_of_term=str(today + _TERM))
    person = {member.login: _appointed(client, member, today) for member in staff.STAFF}
    began = school_year(today)
    pupils = [_enrolled(client, child, began) for child in children(today)]
    school = School(today, person, pupils[0])
    _teachers(client, school, pupils, began)
    for elsa in (staff.ELSA, staff.OTHER_ELSA):
        manages = {"manager": school.of(staff.MANAGER), "elsa": school.of(elsa)}
        client.tell(staff.HEAD, "/managers", **manages, starts=str(began))
    mother = {"person": school.of(staff.MOTHER), "pupil": str(school.pupil)}
    client.tell(staff.MOTHER, "/conflicts", **mother, kind="relative")
    return school


def _appointed(client: Client, member: Member, today: date) -> UUID:
    """Made known, given a way to sign in, appointed. The leaver's post ended yesterday; their sign-in still works."""
    made = client.tell(staff.ADMINISTRATOR, "/people", display_name=member.name)["id"]
    identity = {"iss": DEMO_ISSUER, "sub": member.login}
    client.tell(staff.ADMINISTRATOR, f"/people/{made}/identities", **identity)
    post = {"person": made, "post": member.post.value, "starts": str(school_year(today))}
    if member is staff.LEAVER:
        yesterday = today - timedelta(days=1)
        post |= {"starts": str(min(school_year(today), yesterday)), "ends": str(yesterday)}
    client.tell(staff.appoints(member.post), "/appointments", **post)
    return UUID(made)


def _enrolled(client: Client, child: Child, began: date) -> UUID:
    made = client.tell(
        staff.OFFICE,
        "/pupils",
        display_name=child.name,
        year=child.year,
        form=child.form,
        sen_status=child.sen_status,
        date_of_birth=str(child.date_of_birth),
        starts=str(began),
    )
    return UUID(made["id"])


def _teachers(client: Client, school: School, pupils: list[UUID], began: date) -> None:
    """The story's pupil has a class teacher and three subject teachers; the others a form tutor, and one of those."""
    ties = [
        (staff.CLASS_TEACHER, school.pupil, "class_teacher"),
        (staff.SUBJECT_TEACHER, school.pupil, "subject_teacher"),
        (staff.MOTHER, school.pupil, "subject_teacher"),  # the bar takes away what this would give
        (staff.LEAVER, school.pupil, "subject_teacher"),  # nobody has ended it: the end of the post does
        *((staff.FORM_TUTOR, pupil, "form_tutor") for pupil in pupils[1:]),
        *((staff.SUBJECT_TEACHER, pupil, "subject_teacher") for pupil in pupils[1:4]),
    ]
    for member, pupil, tied_as in ties:
        tie = {"person": school.of(member), "pupil": str(pupil), "assigned_as": tied_as}
        client.tell(staff.OFFICE, "/assignments", **tie, starts=str(began))
