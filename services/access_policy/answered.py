"""What policy answered, once it is certain that this is an answer: the exact form, words that we know, our revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from access_policy.engine import EngineFault
from case_store.vocabulary import Level

RuleName = Annotated[str, Field(pattern=r"^[a-z_]{1,40}(\.[a-z_]{1,40}){1,3}$")]
Word = Annotated[str, Field(pattern=r"^[a-z_]{1,40}(\.[a-z_]{1,40})?$")]
Form = TypeVar("Form", bound="_Answer")


@dataclass(frozen=True, slots=True)
class Told:
    """How much of one kind of entry a reader is told, and why.

    `reveals`: whether this makes the file exist for the reader. `alone`: the level on the page "what I wrote".
    `withheld`: whether the reader may know that there is more, and whom to ask ("ask"), or "nothing".
    """

    level: Level
    reveals: bool
    alone: Level
    because: tuple[str, ...]
    withheld: Literal["ask", "nothing"]
    obligations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether an act is allowed, and by which rules."""

    given: bool
    because: tuple[str, ...]


class _Answer(BaseModel):
    """What every answer is: of exactly this form, and of a revision."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    revision: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Told(_Answer):
    level: Literal["none", "existence", "summary", "full"]
    reveals: bool
    alone: Literal["none", "full"]
    because: Annotated[list[RuleName], Field(max_length=100)]
    withheld: Literal["ask", "nothing"]
    # none is known yet, and one that nobody would fulfil must not be passed over
    obligations: Annotated[list[str], Field(max_length=0)]

    def told(self) -> Told:
        """The answer, if it does not contradict itself: nothing is told without a rule that grants it."""
        tells = self.level != "none" or self.alone != "none"
        if tells != bool(self.because) or (self.level == "none" and (self.reveals or self.withheld != "nothing")):
            raise EngineFault("the engine contradicts itself")
        return Told(
            level=Level(self.level),
            reveals=self.reveals,
            alone=Level(self.alone),
            because=tuple(sorted(self.because)),
            withheld=self.withheld,
        )


class _Leave(_Answer):
    leave: bool
    because: Annotated[list[RuleName], Field(max_length=100)]

    def leave_(self) -> Leave:
        """The answer, if it does not contradict itself: no leave without a rule that gives it."""
        if self.leave != bool(self.because):
            raise EngineFault("the engine contradicts itself")
        return Leave(given=self.leave, because=tuple(sorted(self.because)))


class _Purpose(_Answer):
    carried: bool


class _Parts(_Answer):
    parts: list[Word]


class _Acts(_Answer):
    acts: list[Word]


def _form(form: type[Form], raw: Any, revision: str | None) -> Form:
    try:
        answer = form.model_validate(raw)
    except ValidationError:
        # without the cause: it would repeat what the engine said
        raise EngineFault("the engine's answer has another form") from None
    if revision is not None and answer.revision != revision:
        raise EngineFault("the engine answers under another revision")
    return answer


Reading = Callable[[Any, str | None], Any]


def told(raw: Any, revision: str | None) -> Told:
    """The answer about one kind of entry. Raises EngineFault where `raw` is none, or of another revision."""
    return _form(_Told, raw, revision).told()


def leave(raw: Any, revision: str | None) -> Leave:
    """The answer about one act. Raises EngineFault where `raw` is none, or of another revision."""
    return _form(_Leave, raw, revision).leave_()


def carried(raw: Any, revision: str | None) -> bool:
    """Whether the purpose is carried. Raises EngineFault where `raw` is no answer, or of another revision."""
    return _form(_Purpose, raw, revision).carried


def parts(raw: Any, revision: str | None) -> frozenset[str]:
    """The parts that policy names. Raises EngineFault where `raw` is no answer, or of another revision."""
    return frozenset(_form(_Parts, raw, revision).parts)


def acts(raw: Any, revision: str | None) -> frozenset[str]:
    """The acts that policy names. Raises EngineFault where `raw` is no answer, or of another revision."""
    return frozenset(_form(_Acts, raw, revision).acts)
