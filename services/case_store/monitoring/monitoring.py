"""Marking lessons and days of a plan, and messages between school and home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID, uuid5

from case_store.case.case import Unbound, evolve_unbound
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid, NotFound, Refused
from case_store.marked import of_words
from case_store.monitoring import commands as asked
from case_store.monitoring.codes import Of
from case_store.monitoring.events import Arranged, Mark, MarkCorrected, Marked, MessageSent
from case_store.monitoring.state import Monitored, Sheet, evolve


def sheet_stream(plan: UUID, person: UUID) -> UUID:
    """The stream of all that one person marks of a plan."""
    return uuid5(plan, f"marks {person}")


def thread_stream(plan: UUID, parent: UUID) -> UUID:
    """The stream of the messages with one parent."""
    return uuid5(plan, f"messages {parent}")


def arranging_stream(plan: UUID) -> UUID:
    """The stream of how the plan is monitored."""
    return uuid5(plan, "monitoring")


def arrange(command: asked.Arrange, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """How the plan is monitored; what is said last counts. It may be said before the plan starts."""
    plan = _plan(around)
    from_day = command.from_day or plan.starts or around.today
    if plan.ends is not None and from_day > plan.ends:
        raise Refused("This plan has ended by then. Propose a new one, or leave it as it is.")
    arranged = Arranged(
        author=around.actor.person,
        from_day=from_day,
        how_often=command.how_often,
        home_hears_by=command.home_hears_by,
        words=command.words,
    )
    yield Happening(arranged, matter=around.named_matter)


def mark_lesson(command: asked.MarkLesson, sheet: Sheet, around: Circumstances) -> Iterator[Happening]:
    """One's own lesson: one mark for each target, or why there is none, and nothing else is asked."""
    yield _marked(command, Of.LESSON, command.period, sheet, around)


def mark_day(command: asked.MarkDay, sheet: Sheet, around: Circumstances) -> Iterator[Happening]:
    """The day, the week or the fortnight, as a whole."""
    yield _marked(command, command.of, None, sheet, around)


def _marked(command: asked.OfMarks, of: Of, period: int | None, sheet: Sheet, around: Circumstances) -> Happening:
    """The marks of one lesson or day; marked before by the same person, they put the earlier ones right."""
    plan, day = _plan(around), happened(command.marked_on, around, "marked_on")
    _runs(plan, day)
    first = sheet.marked.get((day, of, period))
    fields = {
        "author": around.actor.person,
        "marked_on": day,
        "of": of,
        "period": period,
        "marks": tuple(_each(command, plan)),
        "comment": command.comment,
        "card_goes_home": command.card_goes_home,
        **of_words(command, around),
    }
    if first is not None:
        return Happening(
            MarkCorrected(**fields, mark=first), matter=around.named_matter, about=first, at=day, thing=first
        )
    mark = around.mint()
    return Happening(Marked(**fields, mark=mark), matter=around.named_matter, at=day, id=mark, thing=mark)


def _each(command: asked.OfMarks, plan: Monitored) -> Iterable[Mark]:
    """A mark for each target that was given one. Raises Invalid for what is neither points nor a reason, or both."""
    if bool(command.marks) is (command.unmarked is not None):
        raise Invalid("Give `marks`, or say in `unmarked` for all targets why there are none.")
    if command.unmarked is not None:
        return (Mark(target=target, unmarked=command.unmarked) for target in sorted(plan.targets - plan.withdrawn))
    if any((mark.points is None) is (mark.unmarked is None) for mark in command.marks):
        raise Invalid("Each of `marks` has either `points`, from one to five, or `unmarked`.")
    targets = [mark.target for mark in command.marks]
    if len(set(targets)) < len(targets):
        raise Invalid("`marks` names a target twice. Give each target one mark.")
    if not plan.targets.issuperset(targets):
        raise Invalid("`marks` names something that is no agreed target of this plan. Look at its targets again.")
    return command.marks


def _runs(plan: Monitored, day: date) -> None:
    """Raises Refused for a day on which the plan did not run."""
    if plan.starts is None or not plan.targets:
        raise Refused("This plan has not started. Agree its targets and start it first.")
    if day < plan.starts:
        raise Refused("This plan ran from a later day on. Check the day.")
    if plan.ends is not None and day > plan.ends:
        raise Refused("This plan had ended by that day. Check the day.")


def write_home(command: asked.WriteHome, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """To one parent, or what one parent said: in the thread of that parent alone."""
    _plan(around)
    if command.said_by is not None and command.said_by != command.parent:
        raise Invalid("A thread holds the words of one parent. Leave `said_by` out, or write in their own thread.")
    sent_on = happened(command.sent_on, around, "sent_on")
    said = command.model_copy(update={"said_by": command.parent if command.from_home else command.said_by})
    yield _sent(said, command.parent, sent_on, around, from_home=command.from_home)


def write_to_school(command: asked.WriteToSchool, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """By a parent, in their own thread. Raises Invalid where they would write somebody else's words."""
    _plan(around)
    parent = around.actor.person
    if command.said_by not in {None, parent}:
        raise Invalid("Write what you say yourself: leave `said_by` out.")
    yield _sent(command, parent, around.today, around, from_home=True)


def _sent(
    said: asked.WriteHome | asked.WriteToSchool, parent: UUID, sent_on: date, around: Circumstances, *, from_home: bool
) -> Happening:
    """The message. What home says is the parent's words, whoever wrote it down."""
    of = of_words(said, around) | ({"said_by": parent} if from_home else {})
    message = MessageSent(
        author=around.actor.person,
        addressee=parent,
        sent_on=sent_on,
        from_home=from_home,
        good_news=said.good_news,
        how=getattr(said, "how", None),
        words=said.words,
        **of,
    )
    return Happening(message, matter=around.named_matter, at=sent_on)


def _plan(around: Circumstances) -> Monitored:
    """The plan that the command names. Raises NotFound where it is none."""
    if not isinstance(around.known, Monitored):
        raise NotFound
    return around.known.begun()


MARKS = Decider("monitoring_marks", Sheet(), evolve, checked({asked.MarkLesson: mark_lesson, asked.MarkDay: mark_day}))
ARRANGEMENT = Decider("monitoring_arrangement", Unbound(), evolve_unbound, checked({asked.Arrange: arrange}))
THREAD = Decider(
    "monitoring_thread",
    Unbound(),
    evolve_unbound,
    checked({asked.WriteHome: write_home, asked.WriteToSchool: write_to_school}),
)
