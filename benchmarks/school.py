"""A school to measure with: founded and filled through the way in, as any school is."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import psycopg

from access_policy.decide import Decide
from access_policy.embedded import Embedded
from access_policy.leave import LeaveGiver
from access_policy.question import Answers
from access_policy.read import WayOut
from access_policy.revision import verified
from access_policy.rights import Rightkeeper
from case_store.case.agreement import AGREEMENT
from case_store.case.case import CONTACT, STRATEGIES
from case_store.case.codes import ContactWith
from case_store.case.commands import GiveStrategies, RecordAgreement, RecordContact
from case_store.decider import Command
from case_store.desk import Call, FileKind, Receipt, To
from case_store.elsa.codes import Met, ReferralStands, Strand
from case_store.elsa.commands import DecideReferral, NoteSession, PlanSession, Refer, StartProgramme
from case_store.elsa.programme import PROGRAMME
from case_store.elsa.referral import REFERRAL
from case_store.entry import Actor
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.migrations import add_custodian
from case_store.journal.reader import Query
from case_store.people.appointments import APPOINTMENTS, appointments_stream
from case_store.people.codes import AssignedAs
from case_store.people.commands import Appoint, Assign, EnrolPupil, RegisterPerson
from case_store.people.pupil import PUPIL
from case_store.people.staff import PERSON
from case_store.people.ties import TIES
from case_store.vocabulary import Audience, Post, Said, Sensitive
from case_store.write import WayIn
from confide import assembly, founding
from confide.identity import Subject
from confide.settings import DatabaseSettings, Env, Settings
from projections.folders import FOLDERS
from projections.inline import INLINE

NAME = "harbour"
WORDS = Sensitive("We talked about what helps when the morning is loud, and about whom to go to. " * 4)
"""About as long as a note is: three hundred characters that nobody said."""
SUMMARY = Sensitive("Give a quiet start where that is possible.")


@dataclass(frozen=True, slots=True)
class Case:
    """One pupil's case, with the programme that most of its entries belong to."""

    pupil: UUID
    file: UUID
    programme: UUID


@dataclass
class School:
    """A school with its staff and its ways in and out; it remembers what was acknowledged to whoever wrote."""

    places: assembly.Places
    database: Database
    journal: Journal
    engine: Embedded
    answers: Answers
    staff: dict[Post, Actor] = field(default_factory=dict)
    acknowledged: list[UUID] = field(default_factory=list)
    rights: Rightkeeper = field(default_factory=Rightkeeper)

    def way_in(self, answers: Answers | None = None) -> WayIn:
        """The way in, with the answers that the school keeps or with others."""
        leave = LeaveGiver(answers or self.answers, self.rights, now, new_id)
        return WayIn(self.database.journal, leave.leave, new_id)

    def way_out(self, answers: Answers | None = None) -> WayOut:
        """The way out, likewise."""
        return WayOut(self.database.journal, Decide(answers or self.answers, now), self.rights, now, new_id)

    async def write(self, way_in: WayIn, actor: Actor, command: Command, to: To) -> Receipt:
        """Hand one command in under a new key, and remember what was acknowledged."""
        receipt = await way_in.write(Call(actor, str(new_id())), command, to)
        self.acknowledged += receipt.entries
        return receipt

    def rest(self) -> None:
        """Let the database look at its tables, as it does over night, so that its plans are those of every day."""
        with psycopg.connect(self.places.admin, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@contextmanager
def places(below: Path | None = None) -> Iterator[tuple[assembly.Places, Path]]:
    """An embedded database for one run, in a folder that is gone afterwards, with a school that holds nothing yet."""
    with tempfile.TemporaryDirectory(prefix="confide-bench-", dir=below) as made:
        settings = Settings(env=Env.DEMO, data_dir=Path(made), database=DatabaseSettings(embedded=True))
        with assembly.places(settings) as reached:
            assembly.bring_up_to_date(settings, reached)
            add_custodian(reached.admin, NAME, reached.keys, FOLDERS)
            yield reached, Path(made)


@asynccontextmanager
async def opened(reached: assembly.Places) -> AsyncIterator[School]:
    """The school, founded, with the staff that a case needs."""
    engine = Embedded(assembly.POLICIES)
    await engine.open()
    try:
        async with Database.of(reached.api, reached.keys, INLINE) as database:
            admin, chair = Subject("urn:bench", "admin"), Subject("urn:bench", "chair")
            await founding.found(database, NAME, admin, chair, verified(assembly.POLICIES), now)
            school = School(reached, database, await database.journal(NAME), engine, Answers(engine))
            await _appoint(school)
            yield school
    finally:
        await engine.close()


async def _appoint(school: School) -> None:
    """Each post by whoever may appoint to it: the chair the head, the head those who lead, the office the others."""
    async with school.journal.snapshot() as snapshot:
        (rows,) = await snapshot.fetch(Query("SELECT relation, person FROM relations WHERE scope = 'custodian'"))
    school.staff = {Post(post): Actor(NAME, person) for post, person in rows}
    appointing = {
        Post.HEAD: Post.CHAIR,
        Post.DSL: Post.HEAD,
        Post.LINE_MANAGER: Post.HEAD,
        Post.ELSA: Post.ADMINISTRATOR,
        Post.TEACHER: Post.ADMINISTRATOR,
    }
    for post, by in appointing.items():
        school.staff[post] = await appoint(school, post, school.staff[by])


async def appoint(school: School, post: Post, by: Actor) -> Actor:
    """Somebody new in a post, by whoever may appoint to it."""
    way_in, named = school.way_in(), RegisterPerson(display_name=Sensitive(post.value))
    office = school.staff[Post.ADMINISTRATOR]
    who = (await school.write(way_in, office, named, To(PERSON, file=FileKind.PARTICULARS))).id
    to = To(APPOINTMENTS, stream=appointments_stream(who), file=FileKind.TRAIL, person=who)
    await school.write(way_in, by, Appoint(person=who, post=post), to)
    return Actor(NAME, who)


async def on_the_roll(school: School) -> UUID:
    """A pupil on the roll, of whom there is nothing else yet."""
    roll = EnrolPupil(
        display_name=Sensitive("A pupil"), year=5, date_of_birth=date(2015, 5, 1), starts=date(2024, 9, 2)
    )
    office = school.staff[Post.ADMINISTRATOR]
    return (await school.write(school.way_in(), office, roll, To(PUPIL, file=FileKind.PARTICULARS))).id


async def enrol(school: School) -> Case:
    """A pupil on the roll, taught by the teacher, with a programme that the ELSA delivers."""
    way_in, staff = school.way_in(), school.staff
    office, teacher, elsa = staff[Post.ADMINISTRATOR], staff[Post.TEACHER], staff[Post.ELSA]
    pupil = await on_the_roll(school)
    taught = Assign(person=teacher.person, pupil=pupil, assigned_as=AssignedAs.CLASS_TEACHER)
    await school.write(way_in, office, taught, To(TIES, file=FileKind.TRAIL, person=teacher.person, pupil=pupil))
    asked = Refer(pupil=pupil, background=WORDS, hoped_for_outcomes=WORDS)
    referral = await school.write(way_in, teacher, asked, To(REFERRAL, pupil=pupil))
    about = To(REFERRAL, stream=referral.id, must_exist=True)
    accepted = DecideReferral(decision=ReferralStands.ACCEPTED, elsa=elsa.person)
    await school.write(way_in, staff[Post.LINE_MANAGER], accepted, about)
    started = StartProgramme(referral=referral.id, focus=Strand.MANAGING_STRESS)
    programme = await school.write(way_in, elsa, started, about)
    if programme.case is None:
        raise LookupError("A programme belongs to a case.")
    return Case(pupil, programme.case, programme.id)


async def fill(school: School, case: Case, entries: int) -> None:
    """Let the case grow to about so many entries: weeks of contacts, plans, sessions and what came of them.

    What the pupil agreed to and how staff can help stands in every case; contacts by two people, sessions by one.
    """
    way_in, elsa, teacher = school.way_in(), school.staff[Post.ELSA], school.staff[Post.TEACHER]
    agreed = RecordAgreement(answer=Said.AGREED, audience=Audience.CLASS_TEACHER, matter=case.programme)
    await school.write(way_in, elsa, agreed, To(AGREEMENT, pupil=case.pupil, matter=case.programme))
    await school.write(way_in, elsa, GiveStrategies(what_helps=WORDS), To(STRATEGIES, case=case.file))
    weeks, more = divmod(entries - 4, 6)
    for week in range(weeks):
        await write_contact(school, way_in, case, elsa if week % 2 else teacher)
        await write_contact(school, way_in, case, teacher)
        plan = PlanSession(planned_for=date.today(), objective=SUMMARY, activity=WORDS)
        await school.write(way_in, elsa, plan, To(PROGRAMME, stream=case.programme, must_exist=True))
        await write_session(school, way_in, case, met=Met.PARTLY)
    for _ in range(more):
        await write_contact(school, way_in, case, teacher)


async def write_contact(school: School, way_in: WayIn, case: Case, by: Actor) -> None:
    """Record one contact: an entry that opens a stream of its own."""
    contact = RecordContact(with_whom=ContactWith.PARENT, purpose=SUMMARY, outcome=SUMMARY, what_was_said=WORDS)
    await school.write(way_in, by, contact, To(CONTACT, pupil=case.pupil))


async def write_session(school: School, way_in: WayIn, case: Case, met: Met | None = None) -> None:
    """Write up one session: an entry of the programme's stream, and one more if something is said of the objective."""
    note = NoteSession(note=WORDS, staff_summary=SUMMARY, objective=SUMMARY, objective_met=met)
    await school.write(way_in, school.staff[Post.ELSA], note, To(PROGRAMME, stream=case.programme, must_exist=True))


async def several(school: School, cases: int, entries: int) -> tuple[Case, ...]:
    """So many cases of about so many entries, filled at the same time.

    The pupils come one after another: each makes the ELSA responsible for one more, and nobody writes by rights that
    have just changed.
    """
    made = tuple([await enrol(school) for _ in range(cases)])
    await asyncio.gather(*(fill(school, case, entries) for case in made))
    return made
