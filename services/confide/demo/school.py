"""Fills the demo school: who works there, who is on the roll, who teaches, manages and is related to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from confide.demo import staff
from confide.demo.client import Client
from confide.demo.pupils import YEARS_AGO, Child, children, school_year
from confide.demo.staff import FromHome, Member, Somebody
from confide.demo_issuer import DEMO_ISSUER

_TERM = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class School:
    """The people of the demo school as the service knows them: logins and pupils -> ids."""

    today: date
    person: dict[str, UUID]
    pupil: UUID
    """Robin, of the first story."""
    others: tuple[UUID, ...]
    kylie: UUID
    ties: dict[tuple[str, UUID], str] = field(default_factory=dict)
    """Who is assigned to whom by which tie."""
    agency: dict[str, str] = field(default_factory=dict)
    """Logins of those from an agency -> the id of the agency."""

    def of(self, somebody: Somebody) -> str:
        """The id of somebody, as a command wants it."""
        return str(self.person[somebody.login])

    def assign(self, client: Client, member: Member, pupil: UUID, tied_as: str, starts: date, **days: str) -> None:
        """The office says who teaches or tutors a pupil, and from when."""
        tie = {"person": self.of(member), "pupil": str(pupil), "assigned_as": tied_as, "starts": str(starts), **days}
        self.ties[member.login, pupil] = client.tell(staff.OFFICE, "/assignments", **tie)["id"]

    def ends(self, client: Client, member: Member, pupil: UUID, last_day: date) -> None:
        """The office says on which day they did so for the last time."""
        ended = {"person": self.of(member), "last_day": str(last_day)}
        client.tell(staff.OFFICE, f"/assignments/{self.ties.pop((member.login, pupil))}/end", **ended)

    @property
    def yesterday(self) -> date:
        """The day before today."""
        return self.today - timedelta(days=1)

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
    robin, *others, kylie = [_enrolled(client, child) for child in children(today)]
    school = School(today, person, robin, tuple(others), kylie)
    _teachers(client, school, began)
    _elsas(client, school, began)
    mother = {"person": school.of(staff.MOTHER), "pupil": str(robin)}
    client.tell(staff.MOTHER, "/conflicts", **mother, kind="relative")
    _families(client, school)
    _agencies(client, school)
    client.people = {login: str(one) for login, one in person.items()}
    return school


def _elsas(client: Client, school: School, began: date) -> None:
    """Each ELSA has a line manager; the first has a supervising psychologist too."""
    for elsa in (staff.ELSA, staff.OTHER_ELSA, staff.THIRD_ELSA):
        manages = {"manager": school.of(staff.MANAGER), "elsa": school.of(elsa)}
        client.tell(staff.HEAD, "/managers", **manages, starts=str(began))
    supervises = {"supervisor": school.of(staff.PSYCHOLOGIST), "elsa": school.of(staff.ELSA)}
    client.tell(staff.HEAD, "/supervisors", **supervises, starts=str(began))


def _appointed(client: Client, member: Member, today: date) -> UUID:
    """Made known, given a way to sign in, appointed. The leaver's post ended yesterday; their sign-in still works."""
    made = _known(client, member)
    post = {"person": str(made), "post": member.post.value, "starts": str(school_year(today))}
    if member is staff.LEAVER:
        yesterday = today - timedelta(days=1)
        post |= {"starts": str(min(school_year(today), yesterday)), "ends": str(yesterday)}
    client.tell(staff.appoints(member.post), "/appointments", **post)
    return made


def _known(client: Client, somebody: Somebody) -> UUID:
    """Made known, and given a way to sign in."""
    made = UUID(client.tell(staff.ADMINISTRATOR, "/people", display_name=somebody.name)["id"])
    _signs_in(client, somebody, made)
    return made


def _signs_in(client: Client, somebody: Somebody, person: UUID) -> None:
    identity = {"iss": DEMO_ISSUER, "sub": somebody.login, "capacity": somebody.capacity.value}
    client.tell(staff.ADMINISTRATOR, f"/people/{person}/identities", **identity)


def _enrolled(client: Client, child: Child) -> UUID:
    made = client.tell(
        staff.OFFICE,
        "/pupils",
        display_name=child.name,
        year=child.year,
        form=child.form,
        sen_status=child.sen_status,
        date_of_birth=str(child.date_of_birth),
        starts=str(child.starts),
    )
    return UUID(made["id"])


def _teachers(client: Client, school: School, began: date) -> None:
    """Everybody stands to Robin in a way of their own; the others have a form tutor, and some a subject teacher.

    Kylie's form tutors come with her story, one a year.
    """
    robin, today = school.pupil, school.today
    for member, pupil, tied_as in (
        (staff.CLASS_TEACHER, robin, "class_teacher"),
        (staff.SUBJECT_TEACHER, robin, "subject_teacher"),
        (staff.REFERRER, robin, "subject_teacher"),
        (staff.ASSISTANT, robin, "supports"),
        (staff.HEAD_OF_YEAR, robin, "head_of_year"),
        (staff.LIAISON, robin, "family_liaison_worker"),
        (staff.MOTHER, robin, "subject_teacher"),  # the bar takes away what this would give
        (staff.LEAVER, robin, "subject_teacher"),  # nobody has ended it: the end of the post does
        (staff.HEAD_OF_YEAR, school.kylie, "head_of_year"),
        *((staff.FORM_TUTOR, pupil, "form_tutor") for pupil in school.others),
        *((staff.SUBJECT_TEACHER, pupil, "subject_teacher") for pupil in school.others[:3]),
    ):
        school.assign(client, member, pupil, tied_as, began)
    school.assign(client, staff.COVER, robin, "covers_lesson", today, ends=str(today))


def _families(client: Client, school: School) -> None:
    """Who stands how to whom at home, as office and lead recorded it; Robin signs in too."""
    school.person[staff.MUM.login] = school.person[staff.MOTHER.login]
    _signs_in(client, staff.MUM, school.person[staff.MUM.login])
    school.person[staff.ROBIN.login] = school.pupil
    _signs_in(client, staff.ROBIN, school.pupil)
    school.person[staff.KYLIE.login] = school.kylie
    _signs_in(client, staff.KYLIE, school.kylie)
    for somebody in (staff.DAD, staff.NAN, staff.KYLIES_MUM):
        school.person[somebody.login] = _known(client, somebody)
    standings: tuple[tuple[Member, FromHome, UUID, str, str], ...] = (
        (staff.OFFICE, staff.MUM, school.pupil, "natural_parent", "birth_certificate"),
        (staff.OFFICE, staff.DAD, school.pupil, "natural_parent", "birth_certificate"),
        (staff.LEAD, staff.DAD, school.pupil, "excluding_order", "court_order"),
        (staff.OFFICE, staff.NAN, school.pupil, "relative", "word_of_mouth"),
        (staff.OFFICE, staff.KYLIES_MUM, school.kylie, "natural_parent", "admission_form"),
    )
    starts = str(school_year(school.today, YEARS_AGO))
    for who, somebody, pupil, kind, evidence in standings:
        stands = {"person": school.of(somebody), "kind": kind, "evidence": evidence, "starts": starts}
        client.tell(who, f"/pupils/{pupil}/home/standings", **stands)


def _agencies(client: Client, school: School) -> None:
    """Each agency of the directory, and who works for it: nothing opens with that."""
    for somebody in staff.AGENCIES:
        listed = client.tell(staff.OFFICE, "/agencies", display_name=somebody.agency, kind=somebody.kind)["id"]
        school.agency[somebody.login], school.person[somebody.login] = listed, _known(client, somebody)
        client.tell(staff.OFFICE, "/agency-workers", person=school.of(somebody), agency=listed)
