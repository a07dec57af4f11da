"""What the record answers when it cannot do as asked; each answer carries its HTTP status."""

from __future__ import annotations


class RecordError(Exception):
    """The record could not do as asked."""

    status = 500

    def __init__(self, detail: str | None = None) -> None:
        super().__init__(detail or self.title())
        self.detail = detail

    @classmethod
    def title(cls) -> str:
        """The first line of the docstring: what a person reads."""
        return (cls.__doc__ or cls.__name__).strip().splitlines()[0]

    @classmethod
    def slug(cls) -> str:
        """The permanent name of this kind of problem, for programs."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("-")


class Unauthenticated(RecordError):
    """We do not know who is asking."""

    status = 401


class Invalid(RecordError):
    """What was sent does not have the form that is asked for."""

    status = 422


class KeyReused(Invalid):
    """This Idempotency-Key was used before, for something else."""


class NotFound(RecordError):
    """No such thing, or none that this reader may know of."""

    status = 404


class Denied(RecordError):
    """You may not do this."""

    status = 403


class Stale(RecordError):
    """What you saw has changed since: read it again, then decide."""

    status = 412


class Refused(RecordError):
    """What has happened so far does not allow this."""

    status = 409


class Unavailable(RecordError):
    """We cannot answer just now. Nothing was shown and nothing was kept: try again."""

    status = 503
