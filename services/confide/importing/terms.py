"""The school's calendar: terms, half terms, closures and days without pupils."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from case_store.calendar.calendar import fault_of
from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from confide.importing.cells import day, word
from confide.importing.looked import Looked, Seen, Wanted, understood
from confide.importing.sheet import Columns, Fault, Row

COLUMNS = Columns(
    ("what", "starts"),
    ("ends",),
    {"kind": "what", "start": "starts", "first_day": "starts", "end": "ends", "last_day": "ends"},
)
_ALSO = {
    "half_term_holiday": Span.HALF_TERM,
    "inset": Span.TRAINING_DAY,
    "inset_day": Span.TRAINING_DAY,
    "closed": Span.CLOSURE,
    "holiday": Span.CLOSURE,
}
_READS = {"what": lambda cell: word(cell, Span, _ALSO), "starts": day, "ends": day}


def look(rows: tuple[Row, ...]) -> Looked:
    """One command for each school year that the file holds something of. A year turns on the first of August here."""
    seen, faults = Seen(), list[Fault]()
    years: defaultdict[int, list[tuple[int, Time]]] = defaultdict(list)
    for row in rows:
        said, wrong = understood(row, _READS, COLUMNS.required)
        faults += wrong
        if wrong:
            continue
        time = Time(span=said["what"], starts=said["starts"], ends=said.get("ends", said["starts"]))
        again = seen.again(row.number, "starts", (time.span, time.starts))
        faults += [again] if again else []
        if time.ends < time.starts:
            faults.append(Fault(row.number, "ends", "Lies before `starts`."))
        else:
            years[_year(time.starts)].append((row.number, time))
    faults += [] if faults else [fault for year, times in years.items() for fault in _of_year(year, times)]
    wanted = (Wanted(times[0][0], _body(year, [time for _, time in times])) for year, times in sorted(years.items()))
    return Looked(tuple(wanted), tuple(faults))


def _year(starts: date) -> int:
    return starts.year if starts.month >= 8 else starts.year - 1


def _of_year(year: int, times: list[tuple[int, Time]]) -> list[Fault]:
    """What is wrong with a year as a whole, at the first of its rows."""
    ordered = tuple(sorted((time for _, time in times), key=lambda time: (time.starts, time.ends, time.span)))
    problem = fault_of(year, ordered)
    return [Fault(times[0][0], None, f"School year {year}: {problem.replace('`times`', 'it')}")] if problem else []


def _body(year: int, times: list[Time]) -> dict[str, object]:
    return {"school_year": year, "times": [time.model_dump(mode="json") for time in times]}
