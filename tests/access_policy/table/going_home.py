"""What may go home: the rules `home`, `mentions` and "own" of the access table, as a person would read them."""

from __future__ import annotations

from access_policy.question import Kind
from case_store.vocabulary import Capacity, Label, Role


def worded_for(kind: Kind) -> bool:
    """`h`: labelled for home, addressed to this reader or to all who care, and safe."""
    addressed = Label.FOR_ALL_CARERS in kind.labels or Role.ADDRESSEE in kind.mine
    return Label.FOR_HOME in kind.labels and addressed and safe(kind)


def safe(kind: Kind) -> bool:
    """Never marked unsafe, about home and looked at by nobody, or said by somebody else."""
    unseen = Label.ABOUT_HOME in kind.labels and Label.LOOKED_AT not in kind.labels
    of_another = Label.SAID_BY in kind.labels and Role.SAID_BY not in kind.mine
    return Label.UNSAFE_FOR_PARENTS not in kind.labels and not unseen and not of_another


def theirs(kind: Kind, *, parent: bool) -> bool:
    """`own`: written, said or received; what a parent received goes home, so it is theirs while it is safe."""
    received = Role.ADDRESSEE in kind.mine and (safe(kind) or not parent)
    return bool(kind.mine & {Role.AUTHOR, Role.SAID_BY}) or received


def may_be_read(capacity: Capacity, kind: Kind) -> bool:
    """Whether a parent or pupil may have anything of it: nobody another pupil's name, no parent what is unsafe."""
    mentions = Label.MENTIONS_PUPIL in kind.labels and Label.MENTION_ALLOWED not in kind.labels
    unsafe = Label.UNSAFE_FOR_PARENTS in kind.labels
    match capacity:
        case Capacity.PARENT:
            return not mentions and not unsafe
        case Capacity.PUPIL:
            return not mentions
        case _:
            return True
