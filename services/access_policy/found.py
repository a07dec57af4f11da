"""What the ids of a command lead to: its pupil, its file, its matter, and whether they belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from pydantic import BaseModel

from access_policy.rights import Rights
from case_store.decider import NO_PLANS, Command, EntryAbout, FromAgency, Plans
from case_store.desk import FileKind, To
from case_store.entry import Actor
from case_store.errors import NotFound
from case_store.journal.proposed import NewFile
from case_store.journal.reader import Query, Snapshot
from case_store.support.accreditation import lapses
from case_store.vocabulary import Capacity, Part, Post, Relation, Role
from case_store.write import Place
from projections.entry_index import agencies, places
from projections.relations.standing import STANDING, OnRoll, Standing, settle

_ONE = (
    "person",
    "manager",
    "supervisor",
    "elsa",
    "co_runner",
    "about_adult",
    "whom_to_ask",
    "designer",
    "said_by",
    "parent",
    "owner",
    "former",
    "successor",
    "asked_of",
    "escalated_to",
    "coordinator",
    "key_worker",
    "signer",
    "witness",
    "helped_by",
    "of_whom",
    "key_contact",
    "key_adult",
    "given_by",
    "who",
)
_ACCREDITED = frozenset({"elsa.start_programme", "group.start"})
"""The acts for which an ELSA's accreditation must not have lapsed (access table, section 6)."""
_KNOW_AGENCIES = ("agency.", "action.", "meeting.", "psp.", "review.")
"""How the acts begin whose rules ask what somebody has to do with agencies."""
_SEVERAL = ("present", "parents", "names", "mentions", "addressees", "trusted_adults", "coordinators", "staff")
"""The fields of commands that hold ids of people."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the ids of a command lead to, in one snapshot, before anything is decided."""

    rights: Rights
    stream: UUID | None
    began: places.Began | None
    pupils: tuple[places.OfPupil, ...]
    about: EntryAbout | None
    mine: frozenset[Role]
    matter_files: frozenset[UUID]
    line: tuple[tuple[UUID, str], ...]
    subject_posts: frozenset[Post]
    strangers: bool
    others: tuple[places.OfPupil, ...] = ()
    told: Mapping[UUID, Standing] = field(default_factory=dict)
    subject_is_pupil: bool = False
    accreditation: places.Accreditation | None = None
    from_agency: Mapping[UUID, FromAgency] = field(default_factory=dict)
    unknown_agency: bool = False
    plans: Plans = NO_PLANS

    @property
    def pupil(self) -> places.OfPupil | None:
        """The one pupil whom the command is about, if it is about one."""
        return self.pupils[0] if self.pupils else None

    def file(self) -> UUID | None:
        """The file that the command's ids lead to."""
        return self.began.file if self.began else self.pupil.case_file if self.pupil else None

    def belongs_together(self, to: To) -> bool:
        """Whether every id that was named exists, and all of them in one place."""
        if to.must_exist and self.began is None:
            return False
        if len({row.pupil for row in self.pupils}) > 1 or not self._is_of(to.pupil, to.case):
            return False
        if not set(to.pupils) <= {row.pupil for row in self.others}:
            return False
        if to.about is not None and (self.about is None or self.about.file != self.file()):
            return False
        case = self.pupil.case_file if self.pupil else None
        return to.matter is None or to.matter == case or self.file() in self.matter_files

    def _is_of(self, pupil: UUID | None, case: UUID | None) -> bool:
        """Whether the pupil and the case that were named, if they were, are the ones that all of it led to."""
        one = self.pupil
        return (pupil is None or (one is not None and one.pupil == pupil)) and (
            case is None or (one is not None and one.case_file == case)
        )

    @property
    def part(self) -> Part | None:
        """The part of the entry that the command is about, or of the stream it goes to."""
        if self.about is not None:
            return self.about.part
        return Part(self.began.part) if self.began else None

    def to_matters(self, to: To, today: date) -> frozenset[Relation]:
        """The actor's relations to the matter that the command speaks of: its stream's, its entry's, or one named."""
        began, about, standing = self.began, self.about, self.rights.standing
        matters = (began.matter if began else None, about.matter if about else None, to.matter)
        roll = self.pupil.on_roll(today) if self.pupil else OnRoll.NOW
        return frozenset(relation for matter in matters for relation in standing.to_matter(matter, roll=roll))

    def adult_holder(self, about: UUID | None) -> UUID | None:
        """Who holds a concern about an adult: the head, or about the head the chair."""
        return next((person for person in self.adult_line() if person != about), None)

    def adult_line(self) -> tuple[UUID, ...]:
        """Who may hold a concern about an adult: the head, then the chair."""
        return tuple(person for post in (Post.HEAD, Post.CHAIR) for person, held in self.line if held == post)

    def accredited_until(self) -> date | None:
        """The last day of the actor's accreditation as an ELSA; None where nothing is recorded, or was not asked."""
        if self.accreditation is None:
            return None
        due = lapses(*self.accreditation.days(), self.rights.settings.supervision_months)
        return due.day if due else None

    def place(self, to: To, trail: UUID, mint: Callable[[], UUID]) -> Place:
        """The stream, the matter and the file: those that exist, or those that the command will make."""
        stream = self.stream or mint()
        others = tuple(NewFile(one.case_file, FileKind.CASE, one.pupil) for one in self.others)
        pupil, began = self.pupil, self.began
        if began is not None:
            kind = FileKind.CASE if pupil and pupil.case_file == began.file else to.file
            file = NewFile(began.file, kind, pupil and pupil.pupil)
            return Place(stream, began.matter, file, began.version, others)
        of_case = pupil.case_file if pupil and to.file is FileKind.CASE else None
        matter = stream if to.rules.is_matter else of_case
        return Place(stream, matter, self._new_file(to, stream, trail), others=others)

    def _new_file(self, to: To, stream: UUID, trail: UUID) -> NewFile:
        """The file in which a new stream's entries lie. Raises NotFound where it would be nobody's."""
        person, pupil = to.person or stream, self.pupil
        files = {
            FileKind.CASE: NewFile(pupil.case_file, FileKind.CASE, pupil.pupil) if pupil else None,
            FileKind.TRAIL: NewFile(trail, FileKind.TRAIL, None),
            FileKind.PARTICULARS: NewFile(person, FileKind.PARTICULARS, person),
            FileKind.ADULT_CONCERN: NewFile(stream, FileKind.ADULT_CONCERN, None),
            FileKind.GROUP: NewFile(stream, FileKind.GROUP, None),
            FileKind.ELSA_SUPPORT: support_file(to.person) if to.person else None,
            FileKind.AGENCY: NewFile(stream, FileKind.AGENCY, None),
            FileKind.REGISTER: NewFile(uuid5(trail, "register"), FileKind.REGISTER, None),
        }
        file = files[to.file]
        if file is None:
            raise NotFound
        return file


def support_file(person: UUID) -> NewFile:
    """The file of a member of staff's own support."""
    return NewFile(uuid5(person, "elsa_support"), FileKind.ELSA_SUPPORT, person)


async def find(
    snapshot: Snapshot, rights: Rights, trail: UUID, actor: Actor, command: Command, to: To, day: date
) -> Found:
    """Everything that the ids of `command` lead to: one round trip, and the same statements, whatever they lead to."""
    stream = uuid5(trail, to.own) if to.own is not None else to.stream
    subject, people = acted_on(command, to), sorted(_named(command) | ({to.person} if to.person else set()))
    params = {
        "stream": stream,
        "pupil": to.pupil,
        "case": to.case,
        "matter": to.matter,
        "about": to.about,
        "person": actor.person,
        "subject": subject,
        "today": day,
        "people": people,
        "pupils": list(to.pupils),
        "members": to.members,
        "support": support_file(actor.person).file,
        "agency": getattr(command, "agency", None),
        "for_agency": actor.capacity is Capacity.AGENCY,
    }
    asked = {  # each beside what the command must have named, so that there is something to ask
        places.STREAM: stream,
        places.PUPIL: True,
        places.ABOUT: to.about,
        places.BARRING: stream,
        places.MATTER: to.matter,
        places.LINE: True,
        places.POSTS: subject,
        places.UNKNOWN: people,
        places.OTHERS: to.pupils or to.members,
        places.IS_PUPIL: subject,
        places.ACCREDITED: command.action in _ACCREDITED,
        agencies.FROM_AGENCY: people and command.action.startswith(_KNOW_AGENCIES),
        agencies.AGENCY: params["agency"],
        agencies.THEIRS: stream and command.action.startswith("action."),
        places.PLANS: command.action == "psp.propose",
    }
    told = sorted({tell.person for tell in getattr(command, "told", ())})
    standings = (Query(STANDING, {"person": person, "today": day}) for person in told)
    answers = iter(await snapshot.fetch(*(Query(sql, params) for sql, named in asked.items() if named), *standings))
    rows = {sql: next(answers) if named else [] for sql, named in asked.items()}
    began, about, accredited = rows[places.STREAM], rows[places.ABOUT], rows[places.ACCREDITED]
    agency, is_pupil = rows[agencies.AGENCY], rows[places.IS_PUPIL]
    entry, mine = places.entry_about(about[0]) if about else (None, frozenset[Role]())
    return Found(
        rights=rights,
        stream=stream,
        began=places.Began._make(began[0]) if began else None,
        pupils=tuple({row[0]: places.OfPupil._make(row) for row in reversed(rows[places.PUPIL])}.values()),
        about=entry,
        mine=mine | {Role(role) for (role,) in (*rows[places.BARRING], *rows[agencies.THEIRS])},
        matter_files=frozenset(file for (file,) in rows[places.MATTER]),
        line=tuple((person, post) for person, post in rows[places.LINE]),
        subject_posts=frozenset(Post(post) for (post,) in rows[places.POSTS]),
        strangers=bool(rows[places.UNKNOWN]),
        others=tuple(map(places.OfPupil._make, rows[places.OTHERS])),
        told={person: settle(person, held) for person, held in zip(told, answers, strict=True)},
        subject_is_pupil=bool(is_pupil and is_pupil[0][0]),
        accreditation=places.Accreditation._make(accredited[0]) if accredited else None,
        from_agency=agencies.from_agency(rows[agencies.FROM_AGENCY]),
        unknown_agency=bool(agency) and not agency[0][0],
        plans=Plans(*rows[places.PLANS][0]) if rows[places.PLANS] else NO_PLANS,
    )


def acted_on(command: Command, to: To) -> UUID | None:
    """The person whom the command does something to."""
    for name in ("person", "manager", "supervisor", "about_adult"):
        person = getattr(command, name, None)
        if isinstance(person, UUID):
            return person
    return to.person


def _named(command: Command) -> set[UUID]:
    """Everybody whom the command names by an id, in whatever role."""
    return set(_people_in(command))


def _people_in(said: BaseModel) -> Iterator[UUID]:
    for name in type(said).model_fields:
        value = getattr(said, name)
        if name in _ONE and isinstance(value, UUID):
            yield value
        elif name in _SEVERAL:
            yield from value or ()
        else:
            within = value if isinstance(value, tuple) else (value,)
            for one in within:
                yield from _people_in(one) if isinstance(one, BaseModel) else ()
