"""What has happened to the school's people: who came, who left, and who stands how to whom.

A person's particulars lie in a file of their own and can be erased. Appointments and relations hold ids only and lie
in the custodian's trail, so that who held which post on a past day can be answered after an erasure too.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from case_store.calendar.codes import Nation
from case_store.entry import EXISTENCE, SUMMARY, Event, Labelled, Person
from case_store.people.codes import AssignedAs, ConflictKind, OrganisationKind, SenStatus
from case_store.sets import Audiences
from case_store.vocabulary import Capacity, Label, Part, Post, Role, Sensitive


class PersonRegistered(Event, name="people.person_registered", part=Part.STAFF):
    """A person became known to the school. Lies in that person's own file."""

    person: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    display_name: Annotated[Sensitive, EXISTENCE]
    email: Sensitive | None = None
    telephone: Sensitive | None = None


class IdentityGiven(Event, name="people.identity_given", part=Part.SERVICE):
    """A person may sign in as this subject of this issuer, in this capacity."""

    person: UUID
    iss: Sensitive
    sub: Sensitive
    capacity: Capacity
    by: Annotated[UUID, Person(Role.AUTHOR)]


class IdentityEnded(Event, name="people.identity_ended", part=Part.SERVICE):
    """A person may no longer sign in as this subject of this issuer, in this capacity."""

    person: UUID
    iss: Sensitive
    sub: Sensitive
    capacity: Capacity
    by: Annotated[UUID, Person(Role.AUTHOR)]


class Appointed(Event, name="people.appointed", part=Part.STAFF):
    """A person was appointed to a post, from a day, perhaps until a day (the last on which it holds)."""

    tie: Annotated[UUID, EXISTENCE]
    person: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    post: Annotated[Post, EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    ends: Annotated[date | None, EXISTENCE] = None
    by: Annotated[UUID, Person(Role.AUTHOR)]


class AppointmentEnded(Event, name="people.appointment_ended", part=Part.STAFF):
    """An appointment was given a last day. A last day before its first says that it never held."""

    tie: Annotated[UUID, EXISTENCE]
    person: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    post: Annotated[Post, EXISTENCE]
    starts: Annotated[date, EXISTENCE]
    ends: Annotated[date, EXISTENCE]
    by: Annotated[UUID, Person(Role.AUTHOR)]


class PupilEnrolled(Event, name="people.pupil_enrolled", part=Part.DIRECTORY):
    """A pupil came on the roll, and the id of their case was minted with it, whether or not one is ever opened."""

    pupil: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    case: UUID
    display_name: Annotated[Sensitive, EXISTENCE]
    year: Annotated[int, EXISTENCE]
    form: Annotated[Sensitive | None, EXISTENCE] = None
    sen_status: Annotated[SenStatus, SUMMARY] = SenStatus.NONE
    sen: Annotated[bool, Labelled(Label.SEN), SUMMARY] = False
    date_of_birth: date
    upn: Sensitive | None = None
    starts: date


class PupilUpdated(Event, name="people.pupil_updated", part=Part.DIRECTORY):
    """A pupil's line of the roll changed, or the pupil came back: the whole line again."""

    pupil: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    case: UUID
    display_name: Annotated[Sensitive, EXISTENCE]
    year: Annotated[int, EXISTENCE]
    form: Annotated[Sensitive | None, EXISTENCE] = None
    sen_status: Annotated[SenStatus, SUMMARY] = SenStatus.NONE
    sen: Annotated[bool, Labelled(Label.SEN), SUMMARY] = False
    date_of_birth: date
    upn: Sensitive | None = None
    starts: date


class PupilLeft(Event, name="people.pupil_left", part=Part.DIRECTORY):
    """A pupil left the roll. The case is kept; those who taught the pupil no longer do."""

    pupil: Annotated[UUID, Person(Role.ABOUT), EXISTENCE]
    case: UUID
    starts: date
    last_day: date
    sen: Annotated[bool, Labelled(Label.SEN), SUMMARY] = False


class Assigned(Event, name="people.assigned", part=Part.DIRECTORY):
    """A member of staff began to teach or tutor a pupil."""

    tie: UUID
    person: Annotated[UUID, SUMMARY]
    pupil: Annotated[UUID, Person(Role.ABOUT), SUMMARY]
    assigned_as: Annotated[AssignedAs, SUMMARY]
    starts: date
    ends: date | None = None
    by: Annotated[UUID, Person(Role.AUTHOR)]


class AssignmentEnded(Event, name="people.assignment_ended", part=Part.DIRECTORY):
    """A member of staff no longer teaches or tutors a pupil, after this last day."""

    tie: UUID
    person: Annotated[UUID, SUMMARY]
    pupil: Annotated[UUID, Person(Role.ABOUT), SUMMARY]
    assigned_as: Annotated[AssignedAs, SUMMARY]
    starts: date
    ends: date
    by: Annotated[UUID, Person(Role.AUTHOR)]


class ManagerAssigned(Event, name="people.manager_assigned", part=Part.STAFF):
    """An ELSA was given a line manager."""

    tie: UUID
    manager: UUID
    elsa: UUID
    starts: date
    ends: date | None = None
    by: Annotated[UUID, Person(Role.AUTHOR)]


class ManagerUnassigned(Event, name="people.manager_unassigned", part=Part.STAFF):
    """An ELSA is no longer managed by this person, after this last day."""

    tie: UUID
    manager: UUID
    elsa: UUID
    starts: date
    ends: date
    by: Annotated[UUID, Person(Role.AUTHOR)]


class SupervisorAssigned(Event, name="people.supervisor_assigned", part=Part.STAFF):
    """An ELSA was given an educational psychologist who supervises them."""

    tie: UUID
    supervisor: UUID
    elsa: UUID
    starts: date
    ends: date | None = None
    by: Annotated[UUID, Person(Role.AUTHOR)]


class SupervisorUnassigned(Event, name="people.supervisor_unassigned", part=Part.STAFF):
    """An ELSA is no longer supervised by this person, after this last day."""

    tie: UUID
    supervisor: UUID
    elsa: UUID
    starts: date
    ends: date
    by: Annotated[UUID, Person(Role.AUTHOR)]


class ConflictDeclared(Event, name="people.conflict_declared", part=Part.SERVICE):
    """A member of staff is kept out of one pupil's case. Nobody reads this: a bar must not announce itself."""

    tie: UUID
    person: UUID
    pupil: UUID
    kind: ConflictKind
    starts: date
    by: Annotated[UUID, Person(Role.AUTHOR)]


class ConflictEnded(Event, name="people.conflict_ended", part=Part.SERVICE):
    """A member of staff is no longer kept out of one pupil's case, after this last day."""

    tie: UUID
    person: UUID
    pupil: UUID
    kind: ConflictKind
    starts: date
    ends: date
    by: Annotated[UUID, Person(Role.AUTHOR)]


class SettingsChanged(Event, name="people.settings_changed", part=Part.SERVICE):
    """The school changed its settings: all of them as they stand now."""

    last_day_of_term: date | None = None
    text_limit: int
    default_audience: Audiences
    own_words_days: int
    concern_unopened_hours: int
    programme_weeks_limit: int
    by: Annotated[UUID, Person(Role.AUTHOR)]
    drafts_days: int = 7
    supervision_months: int = 12
    nation: Nation = Nation.ENGLAND
    group_size_limit: int = 8
    fewest_told: int = 5


class OrganisationRegistered(Event, name="people.organisation_registered", part=Part.SERVICE):
    """A school, a team of the local authority or an agency became known to the school."""

    organisation: UUID
    display_name: Sensitive
    kind: OrganisationKind
    by: Annotated[UUID, Person(Role.AUTHOR)]
