"""How a school begins: its first rules, its administrator and its chair. Everybody else is appointed by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from uuid import UUID

from access_policy.answered import Leave
from access_policy.kept import keep
from access_policy.leave import LeaveGiver
from access_policy.question import Answers
from access_policy.revision import modules, policies, revision_of
from access_policy.rights import Rightkeeper
from case_store.decider import Command
from case_store.desk import Call, FileKind, To
from case_store.disclosing import PolicyAdopted
from case_store.entry import Actor, Because, entry_of
from case_store.journal.database import Database
from case_store.journal.ids import new_id
from case_store.journal.journal import Journal
from case_store.journal.proposed import NewFile, Proposed
from case_store.journal.reader import Query
from case_store.people.appointments import APPOINTMENTS, appointments_stream
from case_store.people.commands import Appoint, GiveIdentity, RegisterPerson
from case_store.people.staff import IDENTITY, PERSON, identity_stream
from case_store.vocabulary import Capacity, Post, Sensitive
from case_store.write import WayIn
from confide.identity import Subject

Now = Callable[[], datetime]
FOUNDED = ("custodian.founded",)
"""The rule by which the first two are appointed: whoever set up the service said so."""

_NAMES = {Post.ADMINISTRATOR: "The administrator", Post.CHAIR: "The chair of governors"}


class _Founder(Answers):
    """Gives leave to the one who founds a school, and to nothing else: it is not asked by any route."""

    def __init__(self) -> None:
        """Needs no engine."""

    async def leave(self, *_: object) -> Leave:
        """Leave, by the founding itself."""
        return Leave(given=True, because=FOUNDED)


@cache
def _installed() -> dict[str, str]:
    """The rules that are installed here: a process has one set of them."""
    return modules(policies())


def itself(custodian: str, trail: UUID) -> Actor:
    """The service acting for a school: for its founding, its clock and the policy it adopts."""
    return Actor(custodian, trail, Capacity.CLOCK, "confide")


async def adopt(journal: Journal, revision: str, now: Now, sources: Mapping[str, str] | None = None) -> bool:
    """Take `revision` of the policy into force at this school, by an entry. False where it is in force already.

    Its rules are kept beside the record, so that what is decided under them can be explained for ever: `sources`, or
    those that are installed, where it is their revision.
    """
    rules = _installed() if sources is None else dict(sources)
    if revision_of(rules) == revision:
        await keep(journal, rules)
    async with journal.snapshot() as snapshot:
        (rows,) = await snapshot.fetch(Query("SELECT revision FROM adopted_policy ORDER BY row_id DESC LIMIT 1"))
    if rows and rows[0][0] == revision:
        return False
    trail, command = journal.custodian.trail, new_id()
    entry = entry_of(
        PolicyAdopted(revision=revision),
        id=new_id(),
        file=trail,
        stream=new_id(),
        version=1,
        actor=itself(journal.custodian.name, trail),
        because=Because(FOUNDED, revision),
        happened_at=now(),
        command=command,
    )
    await journal.append(Proposed(command=command, entries=(entry,), files=(NewFile(trail, FileKind.TRAIL, None),)))
    return True


async def found(database: Database, name: str, admin: Subject, chair: Subject, revision: str, now: Now) -> None:
    """Give the school `name` its policy, its administrator and its chair. Done again, it changes nothing."""
    journal = await database.journal(name)
    await adopt(journal, revision, now)
    leave = LeaveGiver(_Founder(), Rightkeeper(), now, new_id)
    way_in = WayIn(database.journal, leave.leave, new_id)
    actor = itself(name, journal.custodian.trail)

    async def write(key: str, command: Command, to: To) -> UUID:
        return (await way_in.write(Call(actor, f"founding {key}"), command, to)).id

    for post, subject in ((Post.ADMINISTRATOR, admin), (Post.CHAIR, chair)):
        name_of = RegisterPerson(display_name=Sensitive(_NAMES[post]))
        person = await write(f"{post} person", name_of, To(PERSON, file=FileKind.PARTICULARS))
        iss, sub = Sensitive(subject.iss), Sensitive(subject.sub)
        signs_in = To(IDENTITY, stream=identity_stream(iss, sub), file=FileKind.TRAIL, person=person)
        await write(f"{post} identity", GiveIdentity(iss=iss, sub=sub), signs_in)
        appointed = To(APPOINTMENTS, stream=appointments_stream(person), file=FileKind.TRAIL, person=person)
        await write(f"{post} appointed", Appoint(person=person, post=post), appointed)
