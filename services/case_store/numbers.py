"""Counts of children for those who may know of no child: below five it is "fewer than five", and nothing gives it away.

Whoever knows a whole and all its parts but one knows them all, and whoever knows how the parts were chosen that are
kept back knows more still. So parts of a whole are told all or none: that they are not says only that one is small.
"""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 5
"""The smallest count that is told (access table, rule `numbers`)."""


def alone(count: int, fewest: int = FEWEST) -> int | None:
    """A count that stands by itself, or a whole. None: it is below `fewest`, none at all included."""
    return count if count >= fewest else None


def parts(counts: Sequence[int], fewest: int = FEWEST) -> tuple[int | None, ...]:
    """Counts that add up to a whole which is told or known elsewhere: every one of them, or, where one is small, none.

    None: fewer than `fewest`, or kept back so that it does not give away one that is. Each could then still be any
    number from none to one below `fewest`, as long as the whole is not below it: tell that by `alone`.
    """
    small = any(count < fewest for count in counts)
    return tuple(None if small else count for count in counts)
