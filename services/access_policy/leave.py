"""Leave to act: where a command goes, who asks, and whether policy permits it; a denial is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from access_policy.decide import Decide
from access_policy.pages import thing_page
from access_policy.question import About, Answers, Asking
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper, Rights
from access_policy.telling import visible
from case_store.calendar import today
from case_store.decider import Circumstances, Command, EntryAbout
from case_store.desk import Call, FileKind, To
from case_store.entry import Because
from case_store.errors import Denied, Invalid, NotFound, Unavailable
from case_store.journal.journal import Journal
from case_store.journal.proposed import NewFile
from case_store.journal.reader import Query, Snapshot
from case_store.people.pupil import PUPIL as ROLL
from case_store.people.pupil import Pupil
from case_store.vocabulary import Part, Post, Relation, Role
from case_store.write import Permit, Place
from projections.entry_index import places

Refusal = Denied | NotFound
_ONE = ("person", "manager", "elsa", "about_adult", "whom_to_ask", "said_by")
_SEVERAL = ("present", "names")
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
    matter_file: UUID | None
    line: tuple[tuple[UUID, str], ...]
    subject_posts: frozenset[Post]
    strangers: bool

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
        wants_pupil = to.pupil is not None or to.case is not None
        if (wants_pupil and self.pupil is None) or len({row.pupil for row in self.pupils}) > 1:
            return False
        if to.about is not None and (self.about is None or self.about.file != self.file()):
            return False
        case = self.pupil.case_file if self.pupil else None
        return to.matter is None or to.matter == case or self.matter_file == self.file()


class LeaveGiver:
    """Asks policy for leave, and settles the circumstances under which a command is decided."""

    def __init__(
        self,
        answers: Answers,
        rights: Rightkeeper,
        now: Callable[[], datetime],
        mint: Callable[[], UUID],
    ) -> None:
        self._answers, self._rights, self._now, self._mint = answers, rights, now, mint
        self._decide = Decide(answers, now)

    async def leave(self, journal: Journal, snapshot: Snapshot, call: Call, command: Command, to: To) -> Permit:
        """The permit for `command`.

        Raises NotFound where the ids lead nowhere, or to what this actor may not know of; Denied where they may know
        of it, or named nothing that could be hidden; both are recorded. Unavailable where policy cannot answer.
        """
        now, trail = self._now(), journal.custodian.trail
        recorder = Recorder(trail, now, self._mint)
        try:
            found = await self._find(journal, snapshot, call, command, to, now)
            given = await self._given(snapshot, call, command, to, found)
        except Unavailable:
            await journal.append(recorder.fault(call.actor, command.action, _asked(to), "unavailable"))
            raise
        if isinstance(given, Refusal):
            await journal.append(
                recorder.denial(call.actor, command.action, None, found.rights, _asked(to), snapshot.as_of)
            )
            raise given
        if found.strangers:
            raise Invalid("Somebody who is named here by an id is not known to the school. Look them up again.")
        place = self._place(found, to, trail)
        around = await self._around(journal, snapshot, call, command, to, found, place, now)
        return Permit(place, around, Because(given, found.rights.revision), snapshot.as_of)

    async def _given(
        self, snapshot: Snapshot, call: Call, command: Command, to: To, found: Found
    ) -> tuple[str, ...] | Refusal:
        """The rules that give leave, or what to answer instead. Raises Unavailable while policy does not answer.

        What the command names beside the pupil must be something that the actor may know of, or wrote: an act that is
        open to anybody must not tell whether an id exists.
        """
        given, unanswered = None, False
        if found.belongs_together(to):
            try:
                given = await self._ask(call, command, to, found)
            except Unavailable:
                unanswered = True  # look on as if nothing had been found, so that the statements do not tell either
        names = bool(to.about or (to.matter and not (found.pupil and to.matter == found.pupil.case_file)))
        if given is not None and not names:
            return given
        page = thing_page(to.stream or to.matter, to.case, to.about)
        known = visible(page, await self._decide(snapshot, call.actor, found.rights, page))
        if given is not None and (known or Role.AUTHOR in found.mine):
            return given
        if unanswered or not await self._answers.alive():
            raise Unavailable
        return Denied() if known or not _asked(to) else NotFound()

    async def _find(
        self, journal: Journal, snapshot: Snapshot, call: Call, command: Command, to: To, now: datetime
    ) -> Found:
        """Everything that the ids lead to: two round trips, whatever they lead to."""
        custodian = journal.custodian
        rights = await self._rights.look(snapshot, custodian, call.actor, today(now))
        stream = uuid5(custodian.trail, to.own) if to.own is not None else to.stream
        params = {
            "stream": stream,
            "pupil": to.pupil,
            "case": to.case,
            "matter": to.matter,
            "about": to.about,
            "person": call.actor.person,
            "subject": _acted_on(command, to),
            "today": today(now),
            "people": sorted(_named(command)),
        }
        queries = (
            places.STREAM,
            places.PUPIL,
            places.ABOUT,
            places.BARRING,
            places.MATTER,
            places.LINE,
            places.POSTS,
            places.UNKNOWN,
        )
        began, pupils, about, barring, matter, line, posts, unknown = await snapshot.fetch(
            *(Query(sql, params) for sql in queries)
        )
        entry, mine = places.entry_about(about[0]) if about else (None, frozenset[Role]())
        return Found(
            rights=rights,
            stream=stream,
            began=places.Began._make(began[0]) if began else None,
            pupils=tuple({row[0]: places.OfPupil._make(row) for row in reversed(pupils)}.values()),
            about=entry,
            mine=mine | {Role(role) for (role,) in barring},
            matter_file=matter[0][0] if matter else None,
            line=tuple((person, post) for person, post in line),
            subject_posts=frozenset(Post(post) for (post,) in posts),
            strangers=bool(unknown),
        )

    async def _ask(self, call: Call, command: Command, to: To, found: Found) -> tuple[str, ...] | None:
        """The rules that give leave, or None."""
        standing, pupil = found.rights.standing, found.pupil
        relations = standing.to(pupil.pupil if pupil else None, sen_or_referred=bool(pupil and pupil.sen_or_referred))
        about = About(
            part=_part(found),
            matter=_to_matters(found, to),
            mine=found.mine,
            post=getattr(command, "post", None),
            oneself=_acted_on(command, to) == call.actor.person,
            subject_posts=found.subject_posts,
            requested_by=getattr(command, "requested_by", None),
        )
        asking = Asking(capacity=call.actor.capacity, relations=relations)
        leave = await self._answers.leave(asking, command.action, about, found.rights.revision)
        return leave.because if leave.given else None

    def _place(self, found: Found, to: To, trail: UUID) -> Place:
        """The stream, the matter and the file: those that exist, or those that the command will make."""
        stream = found.stream or self._mint()
        pupil = found.pupil
        matter = stream if to.rules.is_matter else pupil.case_file if pupil else None
        if found.began is not None:
            kind = FileKind.CASE if pupil and pupil.case_file == found.began.file else to.file
            return Place(stream, found.began.matter, NewFile(found.began.file, kind, pupil and pupil.pupil))
        match to.file:
            case FileKind.CASE if pupil is not None:
                return Place(stream, matter, NewFile(pupil.case_file, FileKind.CASE, pupil.pupil))
            case FileKind.TRAIL:
                return Place(stream, None, NewFile(trail, FileKind.TRAIL, None))
            case FileKind.PARTICULARS:
                person = to.person or stream
                return Place(stream, None, NewFile(person, FileKind.PARTICULARS, person))
            case FileKind.ADULT_CONCERN:
                return Place(stream, stream, NewFile(stream, FileKind.ADULT_CONCERN, None))
            case _:
                raise NotFound

    async def _around(
        self,
        journal: Journal,
        snapshot: Snapshot,
        call: Call,
        command: Command,
        to: To,
        found: Found,
        place: Place,
        now: datetime,
    ) -> Circumstances:
        pupil: Pupil | None = None
        if found.pupil is not None:
            _, folded = await journal.states.of(snapshot, ROLL, found.pupil.pupil)
            pupil = folded
        about_adult = getattr(command, "about_adult", None)
        return Circumstances(
            now=now,
            today=today(now),
            actor=call.actor,
            mint=self._mint,
            trail=journal.custodian.trail,
            settings=found.rights.settings,
            pupil=pupil,
            stream=place.stream,
            matter=place.matter,
            case=found.pupil.case_file if found.pupil else None,
            person=to.person,
            about=found.about,
            in_line=tuple(dict.fromkeys(person for person, _ in found.line)),
            adult_holder=_adult_holder(found.line, about_adult),
            adult_line=tuple(person for post in (Post.HEAD, Post.CHAIR) for person, held in found.line if held == post),
        )


def _asked(to: To) -> UUID | None:
    """The id that the caller named, of something that may be hidden from them."""
    return to.about or (to.stream if to.must_exist else None) or to.case or to.matter or to.pupil


def _acted_on(command: Command, to: To) -> UUID | None:
    """The person whom the command does something to."""
    for name in ("person", "manager", "about_adult"):
        person = getattr(command, name, None)
        if isinstance(person, UUID):
            return person
    return to.person


def _named(command: Command) -> set[UUID]:
    """Everybody whom the command names by an id, in whatever role."""
    within = (getattr(command, name, None) for name in ("contact", "strategies"))
    said = [one for one in (command, *within, *getattr(command, "told", ())) if one is not None]
    single = (getattr(one, name, None) for one in said for name in _ONE)
    several = (person for one in said for name in _SEVERAL for person in getattr(one, name, None) or ())
    return {person for person in (*single, *several) if person is not None}


def _part(found: Found) -> Part | None:
    if found.about is not None:
        return found.about.part
    return Part(found.began.part) if found.began else None


def _to_matters(found: Found, to: To) -> frozenset[Relation]:
    """The relations to the matter that the command speaks of: of its stream, of the entry it is about, or named."""
    matters = (
        found.began.matter if found.began else None,
        found.about.matter if found.about else None,
        to.matter,
    )
    return frozenset(relation for matter in matters for relation in found.rights.standing.to_matter(matter))


def _adult_holder(line: Sequence[tuple[UUID, str]], about: UUID | None) -> UUID | None:
    """Who holds a concern about an adult: the head, or about the head the chair."""
    return next((person for person, post in line if post in {Post.HEAD, Post.CHAIR} and person != about), None)
