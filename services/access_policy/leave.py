"""Leave to act: where a command goes, who asks, and whether policy permits it; a denial is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from access_policy.counted import counted
from access_policy.decide import Decide
from access_policy.found import Found, acted_on, find
from access_policy.kinds import beside_an_adult
from access_policy.page import Page
from access_policy.pages import thing_page
from access_policy.question import About, Answers, Asking
from access_policy.reached import unreached
from access_policy.recorded import Recorder
from access_policy.rights import Rightkeeper
from access_policy.telling import tells_matter, visible
from case_store.calendar import today
from case_store.decider import Circumstances, Command, Other
from case_store.desk import Call, To
from case_store.entry import Because
from case_store.errors import Denied, Invalid, NotFound, Unavailable
from case_store.journal.journal import Journal
from case_store.journal.reader import Snapshot
from case_store.people.pupil import PUPIL as ROLL
from case_store.people.pupil import Pupil
from case_store.vocabulary import Capacity, Relation, Role
from case_store.write import Permit, Place
from projections.entry_index.places import OfPupil
from projections.relations.standing import OnRoll

Refusal = Denied | NotFound


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
            rights = await self._rights.look(snapshot, journal.custodian, call.actor, today(now))
            found = await find(snapshot, rights, trail, call.actor, command, to, today(now))
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
        if found.unknown_agency:
            raise Invalid("The agency that is named here is not in this school's directory. List it first.")
        place = found.place(to, trail, self._mint)
        around = await self._around(journal, snapshot, call, command, to, found, place, now)
        return Permit(place, around, Because(given, found.rights.revision), snapshot.as_of)

    async def _given(
        self, snapshot: Snapshot, call: Call, command: Command, to: To, found: Found
    ) -> tuple[str, ...] | Refusal:
        """The rules that give leave, or what to answer instead. Raises Unavailable while policy does not answer.

        What the command names beside the pupil must be something that the actor may know of, or wrote: an act that is
        open to anybody must not tell whether an id exists.
        """
        given, unanswered, together = None, False, found.belongs_together(to)
        if together:
            try:
                given = await self._ask(call, command, to, found)
            except Unavailable:
                unanswered = True  # look on as if nothing had been found, so that the statements do not tell either
        names = bool(to.about or (to.matter and not (found.pupil and to.matter == found.pupil.case_file)))
        if given is not None and not names:
            return given
        known = all([await self._knows(snapshot, call, found, page, to) for page in _named(to)])
        if given is not None and (known or (Role.AUTHOR in found.mine and not (to.about and to.matter))):
            return given
        if unanswered or not await self._answers.alive(found.rights.revision):
            raise Unavailable
        return Denied() if (known and together) or not _asked(to) else NotFound()

    async def _knows(self, snapshot: Snapshot, call: Call, found: Found, page: Page, to: To) -> bool:
        """Whether the actor may know of what `page` holds: of a group, only if they are told its id."""
        known = visible(page, await self._decide(snapshot, call.actor, found.rights, page))
        by_matter = page.params["entry"] is None and bool(to.stream or to.matter)
        return any(not by_matter or tells_matter(one) for one in known)

    async def _ask(self, call: Call, command: Command, to: To, found: Found) -> tuple[str, ...] | None:
        """The rules that give leave, or None. An act in several pupils' cases needs leave for each of them."""
        given: set[str] = set()
        for pupil in (found.pupil, *found.others) if found.others else (found.pupil,):
            because = await self._ask_about(call, command, to, found, pupil)
            if because is None:
                return None
            given |= set(because)
        return tuple(sorted(given))

    async def _ask_about(
        self, call: Call, command: Command, to: To, found: Found, pupil: OfPupil | None
    ) -> tuple[str, ...] | None:
        standing, day = found.rights.standing, today(self._now())
        relations = standing.to(
            pupil.pupil if pupil else to.person,
            sen_or_referred=bool(pupil and pupil.sen_or_referred),
            roll=pupil.on_roll(day) if pupil else OnRoll.NOW,
        )
        relations |= standing.anywhere() if to.anywhere else frozenset()
        themself = pupil is not None and pupil.pupil == standing.person
        if call.actor.capacity is Capacity.PUPIL and themself and beside_an_adult(standing, found.rights.beside):
            relations |= {Relation.PUPIL}
        about = About(
            part=found.part,
            matter=found.to_matters(to, day),
            mine=found.mine,
            post=getattr(command, "post", None),
            oneself=acted_on(command, to) == call.actor.person,
            subject_posts=found.subject_posts,
            requested_by=getattr(command, "requested_by", None),
        )
        asking = Asking(capacity=call.actor.capacity, relations=relations)
        leave = await self._answers.leave(asking, command.action, about, found.rights.revision)
        return leave.because if leave.given else None

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
            _, folded = await journal.states.of(snapshot, ROLL, found.pupil.pupil, found.pupil.version)
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
            adult_holder=found.adult_holder(about_adult),
            adult_line=found.adult_line(),
            others=tuple(Other(one.pupil, one.case_file) for one in found.others),
            unreached=await unreached(self._answers, command, found, today(now)),
            person_is_pupil=found.subject_is_pupil,
            accredited_until=found.accredited_until(),
            from_agency=found.from_agency,
            plans=found.plans,
            named_matter=to.matter,
            known=await self._known(journal, snapshot, to),
            term=await counted(snapshot, command, found.rights.settings),
        )

    @staticmethod
    async def _known(journal: Journal, snapshot: Snapshot, to: To) -> object:
        """What came of the stream of the matter that the command named, where its rules ask for it."""
        if to.knows is None or to.matter is None:
            return None
        _, state = await journal.states.of(snapshot, to.knows, to.matter)
        return state


def _named(to: To) -> tuple[Page, ...]:
    """What a command names, apart: to know of one of two things is not to know of the other."""
    stream = to.stream if to.must_exist or to.matter is None else to.matter  # a new stream tells nobody anything yet
    place = thing_page(stream, to.case or to.matter, None)
    if to.about is None:
        return (place,)
    entry = thing_page(None, None, to.about)
    return (entry, place) if to.stream or to.matter else (entry,)


def _asked(to: To) -> UUID | None:
    """The id that the caller named, of something that may be hidden from them."""
    return to.about or (to.stream if to.must_exist else None) or to.case or to.matter or to.pupil
