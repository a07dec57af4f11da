"""Reading what the record held at an earlier moment: the same statements, over the rows that were there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from case_store.journal.connections import Connections, Enter
from case_store.journal.mapper import Mapper
from case_store.journal.pipeline import Query, Rows
from case_store.journal.reader import Snapshot

_AT = "SELECT max(position) FROM entries WHERE recorded_at <= %s"
_TABLES = """
    SELECT c.table_name, c.table_schema FROM information_schema.columns c JOIN information_schema.tables t
        USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND c.column_name = 'position' AND t.table_type = 'BASE TABLE' ORDER BY 1
"""
_VIEWS = """
    SELECT relname::text, pg_get_viewdef(oid) FROM pg_class
     WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace ORDER BY oid
"""
"""A definition names its tables without the schema, for that is the one looked in: so they are shadowed too."""


class Past(Snapshot):
    """A snapshot that sees of every table that has positions only the rows up to a moment, and writes nothing.

    Each statement is given what was there by the names of the tables themselves (`WITH relations AS (...)`), and is
    otherwise the same; what is asked of the past is then exactly what is asked of the present. `position` is the last
    that it sees, None where the record had not begun.
    """

    position: int | None = None

    def __init__(
        self, connections: Connections, enter: Enter, custodian: str, mapper: Mapper, moment: datetime
    ) -> None:
        super().__init__(connections, enter, custodian, mapper)
        self.moment = moment
        self._was: dict[str, str] | None = None

    async def __aenter__(self) -> Past:
        return self

    async def fetch(self, *queries: Query) -> list[Rows]:
        """The rows of each query, as they would have been. Raises Unavailable."""
        if self._was is None:
            ((self.position,),), tables, views = await super().fetch(
                Query(_AT, (self.moment,)), Query(_TABLES), Query(_VIEWS)
            )
            self._was = _shadows(self.position or 0, dict(tables), dict(views))
            self.as_of = self.position or 0
        was = self._was
        return await super().fetch(*(query._replace(sql=_shadowed(query.sql, was)) for query in queries))


def _shadows(position: int, tables: Mapping[str, str], views: Mapping[str, str]) -> dict[str, str]:
    """What each table and view was: name -> a query, the tables first, for the views are made of them."""
    was = {
        name: f'SELECT * FROM "{schema}"."{name}" WHERE position <= {position}'  # noqa: S608 - names from the catalogue
        for name, schema in tables.items()
    }
    return was | {name: text.strip().rstrip(";") for name, text in views.items()}


def _shadowed(sql: str, was: Mapping[str, str]) -> str:
    """`sql` over what was there. A name that it gives to a part of its own is left to it."""
    own = {name for name in was if re.search(rf"\b{name}\s+AS\s+(NOT\s+)?(MATERIALIZED\s*)?\(", sql)}
    named = [name for name in was if name not in own and _names(name, sql, was)]
    if not named:
        return sql
    given = ", ".join(f"{name} AS NOT MATERIALIZED ({was[name]})" for name in named)
    rest = sql.lstrip()
    return f"WITH {given}, {rest[5:]}" if rest.startswith("WITH ") else f"WITH {given} {rest}"


def _names(name: str, sql: str, was: Mapping[str, str]) -> bool:
    """Whether `sql` reads `name`, or a view that does."""
    word = re.compile(rf"\b{name}\b")
    read = [text for view, text in was.items() if view != name and re.search(rf"\b{view}\b", sql)]
    return any(word.search(text) for text in (sql, *read))
