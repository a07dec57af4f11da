"""New ids: random, and in the order of time, so that what was written together lies together."""

from __future__ import annotations

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A fresh id (UUID version 7)."""
    return UUID(int=uuid_utils.uuid7().int)
