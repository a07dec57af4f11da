"""Until when an ELSA is accredited: the title has a last day of its own, or lapses without supervision."""

from __future__ import annotations

from datetime import date

from case_store.calendar.codes import Calendar, DueBy
from case_store.school_days import Due, months_after


def lapses(recorded_on: date | None, until: date | None, supervised_on: date | None, months: int) -> Due | None:
    """The last day of accreditation, and by which rule; None where nothing was ever recorded.

    The title lapses so many months after the last supervision, or after the title was recorded here where none was
    since (ELSA Network; access table, b22), so that a school which begins to keep this finds nobody lapsed. It ends
    before that where it was recorded with a last day of its own.
    """
    known = [day for day in (recorded_on, supervised_on) if day is not None]
    if not known:
        return None
    without = Due(months_after(max(known), months), Calendar.DAYS, DueBy.MONTHS_WITHOUT_SUPERVISION)
    if until is not None and until < without.day:
        return Due(until, Calendar.DAYS, DueBy.ACCREDITATION_ENDS)
    return without
