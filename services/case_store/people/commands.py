"""What the office, the head and the staff themselves ask the record to take in about people."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from case_store.calendar.codes import Nation
from case_store.decider import Command
from case_store.people.codes import AssignedAs, ConflictKind, OrganisationKind, SenStatus
from case_store.sets import Audiences
from case_store.vocabulary import Capacity, Post, Sensitive

Year = Annotated[int, Field(ge=-2, le=14, description="Year group: 0 is reception, -1 and -2 are nursery.")]


class RegisterPerson(Command, action="people.register_person"):
    """Make a person known to the school. What they may do follows from appointments, not from this."""

    display_name: Sensitive
    email: Sensitive | None = None
    telephone: Sensitive | None = None


class GiveIdentity(Command, action="people.give_identity"):
    """Let a person sign in as this subject of this issuer."""

    iss: Sensitive
    sub: Sensitive
    capacity: Capacity = Capacity.STAFF


class EndIdentity(Command, action="people.end_identity"):
    """Stop a person from signing in as this subject of this issuer, from the next request on."""

    iss: Sensitive
    sub: Sensitive
    capacity: Capacity = Capacity.STAFF


class Appoint(Command, action="people.appoint"):
    """Appoint a person to a post, from a day (today, if none is said) and perhaps until a last day."""

    person: UUID
    post: Post
    starts: date | None = None
    ends: date | None = None


class EndAppointment(Command, action="people.end_appointment"):
    """Say the last day on which a person holds a post. Yesterday ends it at once."""

    person: UUID
    post: Post
    last_day: date


class EnrolPupil(Command, action="people.enrol_pupil"):
    """Put a pupil on the roll."""

    display_name: Sensitive
    year: Year
    form: Sensitive | None = None
    sen_status: SenStatus = SenStatus.NONE
    date_of_birth: date
    upn: Sensitive | None = None
    starts: date | None = None


class UpdateRoll(Command, action="people.update_roll"):
    """Change what the roll says of a pupil: only what is given changes. A first day brings back a pupil who left."""

    display_name: Sensitive | None = None
    year: Year | None = None
    form: Sensitive | None = None
    sen_status: SenStatus | None = None
    date_of_birth: date | None = None
    upn: Sensitive | None = None
    starts: date | None = None


class RecordLeaving(Command, action="people.record_leaving"):
    """Say the last day on which a pupil is on the roll."""

    last_day: date


class Assign(Command, action="people.assign"):
    """Say who teaches or tutors a pupil, from a day (today, if none is said) and perhaps until a last day."""

    person: UUID
    pupil: UUID
    assigned_as: AssignedAs
    starts: date | None = None
    ends: date | None = None


class EndAssignment(Command, action="people.end_assignment"):
    """Say the last day on which this person teaches or tutors this pupil. Yesterday ends it at once."""

    person: UUID
    last_day: date


class AssignManager(Command, action="people.assign_manager"):
    """Give an ELSA a line manager, from a day (today, if none is said) and perhaps until a last day."""

    manager: UUID
    elsa: UUID
    starts: date | None = None
    ends: date | None = None


class UnassignManager(Command, action="people.unassign_manager"):
    """Say the last day on which this person manages this ELSA. Yesterday ends it at once."""

    manager: UUID
    last_day: date


class AssignSupervisor(Command, action="people.assign_supervisor"):
    """Give an ELSA a supervising psychologist, from a day (today, if none is said) and perhaps until a last day."""

    supervisor: UUID
    elsa: UUID
    starts: date | None = None
    ends: date | None = None


class UnassignSupervisor(Command, action="people.unassign_supervisor"):
    """Say the last day on which this person supervises this ELSA. Yesterday ends it at once."""

    supervisor: UUID
    last_day: date


class DeclareConflict(Command, action="people.declare_conflict"):
    """Keep a member of staff out of one pupil's case, from now on: own child, relative, or another conflict."""

    person: UUID
    pupil: UUID
    kind: ConflictKind


class EndConflict(Command, action="people.end_conflict"):
    """Say the last day on which this person is kept out of this pupil's case."""

    person: UUID
    last_day: date


class ChangeSettings(Command, action="people.change_settings"):
    """Change the school's settings: only what is given changes."""

    last_day_of_term: date | None = None
    text_limit: Annotated[int, Field(ge=1_000, le=100_000)] | None = None
    default_audience: Audiences | None = None
    own_words_days: Annotated[int, Field(ge=1, le=366)] | None = None
    concern_unopened_hours: Annotated[int, Field(ge=1, le=168)] | None = None
    programme_weeks_limit: Annotated[int, Field(ge=1, le=52)] | None = None
    drafts_days: Annotated[int, Field(ge=1, le=90)] | None = None
    supervision_months: Annotated[int, Field(ge=1, le=36)] | None = None
    nation: Nation | None = None
    group_size_limit: Annotated[int, Field(ge=2, le=40)] | None = None
    fewest_told: Annotated[int, Field(ge=5, le=50)] | None = None


class RegisterOrganisation(Command, action="people.register_organisation"):
    """Make a school, a team of the local authority or an agency known to the school."""

    display_name: Sensitive
    kind: OrganisationKind
