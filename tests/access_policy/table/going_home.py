"""What may go home: the rules `home`, `mentions` and "own" of the access table, as a person would read them."""

from __future__ import annotations

from access_policy.question import Kind
from case_store.vocabulary import Capacity, Label, Part, Role

OF_A_PLAN = frozenset({Part.TARGETS, Part.SIGNATURES, Part.REVIEWS, Part.ACTIONS})
"""Parts of which something is theirs too who signed it, or have it to do."""


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
    """`own`: written, said, signed, owned or received; what a parent received goes home: theirs while it is safe.

    Of what parents said for a plan, a parent's is only what they said or wrote themselves.
    """
    received = Role.ADDRESSEE in kind.mine and (safe(kind) or not parent) and kind.part != Part.PARENT_WORDS
    pledged = kind.part in OF_A_PLAN and bool(kind.mine & {Role.SIGNER, Role.OWNER})
    return bool(kind.mine & {Role.AUTHOR, Role.SAID_BY}) or received or pledged


def may_be_read(capacity: Capacity, kind: Kind) -> bool:
    """Whether home or an agency may have anything of it: nobody another pupil's name, no parent what is unsafe."""
    mentions = Label.MENTIONS_PUPIL in kind.labels and Label.MENTION_ALLOWED not in kind.labels
    unsafe = Label.UNSAFE_FOR_PARENTS in kind.labels
    match capacity:
        case Capacity.PARENT:
            return not mentions and not unsafe
        case Capacity.PUPIL | Capacity.AGENCY:
            return not mentions
        case _:
            return True
