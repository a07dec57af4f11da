"""What day it is where the schools are."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

SCHOOLS = ZoneInfo("Europe/London")


def today(now: datetime) -> date:
    """The day at a UK school at `now`, a time with its zone."""
    return now.astimezone(SCHOOLS).date()
