"""Every statement that the journal sends to the database. Names without a schema are the custodian's."""

from __future__ import annotations

from collections.abc import Iterable

from case_store.journal.inline import Table

CHANNEL = "confide_entries"
"""Where new entries are announced, with the custodian's name as payload: one channel for the whole database."""

SETTINGS = "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')"
CUSTODIANS = "SELECT name, schema, trail, wrapped_key FROM confide.custodians ORDER BY name"

BEGIN_WRITING = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
ENTER = "SELECT set_config('role', %s, true), set_config('search_path', %s, true), set_config('lock_timeout', %s, true)"
"""Act for one custodian, until the end of this transaction."""
TAKE_TURN = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
ANNOUNCE = f"SELECT pg_notify('{CHANNEL}', %s)"
AS_OF = "SELECT coalesce((SELECT max(position) FROM entries), 0), clock_timestamp()"
SETTLED = "SELECT digest, answer FROM commands WHERE command = %s"

COLUMNS = (
    "e.position, e.recorded_at, e.stream, e.version, e.name, e.entry, e.file, e.matter, e.part, e.about, e.key,"
    " e.command, e.envelope, e.state, k.wrapped"
)
"""An entry, and in the same row the key that opens it."""
ENTRIES = f"SELECT {COLUMNS} FROM entries e LEFT JOIN keys k USING (key)"  # noqa: S608 - constants of this module
ENTRIES_AT = f"{ENTRIES} WHERE e.position = ANY(%s) ORDER BY e.position"
STREAM = f"{ENTRIES} WHERE e.stream = %s AND e.version > %s ORDER BY e.version"

_LINE = (
    "number int, entry uuid, stream uuid, version bigint, name text, file uuid, matter uuid, part text,"
    " about uuid, key uuid, command uuid, envelope jsonb"
)
_KEPT = "stream, version, name, entry, file, matter, part, about, key, command, envelope, state"
_LINES = f"ROWS FROM (json_to_recordset(%s::json) AS ({_LINE}), unnest(%b::bytea[])) WITH ORDINALITY"
_LINE_NAMES = "number, entry, stream, version, name, file, matter, part, about, key, command, envelope, state, nth"

INSERT_LINES = f"""
    INSERT INTO entries ({_KEPT})
    SELECT {_KEPT} FROM {_LINES} AS line ({_LINE_NAMES}) ORDER BY nth
    RETURNING entry, position
"""  # noqa: S608 - constants of this module
POSITIONS_OF = "SELECT entry, position FROM entries WHERE entry = ANY(%s)"

FILE_KEYS = """
    WITH asked AS (
        SELECT * FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::uuid[], %b::bytea[])
            AS a (file, kind, whose, key, wrapped)
    ), opened AS (
        INSERT INTO files (file, kind, whose) SELECT file, kind, whose FROM asked
        WHERE wrapped IS NOT NULL ON CONFLICT DO NOTHING
    ), made AS (
        INSERT INTO keys (key, file, wrapped) SELECT a.key, a.file, a.wrapped FROM asked a
        WHERE a.wrapped IS NOT NULL AND NOT EXISTS (SELECT FROM keys k WHERE k.file = a.file)
        RETURNING file, key, wrapped
    )
    SELECT file, key, wrapped FROM keys WHERE file IN (SELECT file FROM asked)
    UNION ALL SELECT file, key, wrapped FROM made
"""
"""The keys of files that are written to; for a file without any, the one that is offered is kept."""


def batch(tables: Iterable[Table], rights: str | None) -> str:
    """The one statement that keeps what may be kept of many commands, and says of each what became of it.

    It is sent under the custodian's lock. `tables` are those of the inline projections; `rights` the one among
    them where a new row about the actor refuses a command that was decided before it. Parameters: the lines, their
    sealed words, the commands, then the rows of each table.
    """
    stale_rights = (
        f"WHEN EXISTS (SELECT FROM {rights} r WHERE r.person = a.actor AND r.position > a.rights_as_of) THEN 'rights'"
        if rights
        else ""
    )
    inline = "".join(_inline(number, table) for number, table in enumerate(tables))
    return _BATCH.replace("/*rights*/", stale_rights).replace("/*inline*/", inline)


def _inline(number: int, table: Table) -> str:
    columns = ", ".join(table.columns)
    typed = ", ".join(f"{name} {kind}" for name, kind in table.columns.items())
    return f"""
    , inline_{number} AS (
        INSERT INTO {table.name} (position, entry, recorded_at, {columns})
        SELECT s.position, s.entry, s.recorded_at, {", ".join(f"r.{name}" for name in table.columns)}
        FROM ROWS FROM (json_to_recordset(%s::json) AS (of_entry uuid, {typed})) WITH ORDINALITY
            AS r (of_entry, {columns}, "#")
        JOIN stored s ON s.entry = r.of_entry ORDER BY s.position, r."#"
    )"""  # noqa: S608 - names of tables and columns are written in our own projections


_BATCH = f"""
    WITH line AS MATERIALIZED (
        SELECT * FROM {_LINES} AS l ({_LINE_NAMES})
    ), asked AS MATERIALIZED (
        SELECT * FROM json_to_recordset(%s::json)
            AS a (number int, command uuid, entry uuid, digest text, answer jsonb, actor uuid, rights_as_of bigint)
    ), claim AS MATERIALIZED (
        SELECT number, stream, min(version) AS expected,
            (SELECT coalesce(max(e.version), 0) + 1 FROM entries e WHERE e.stream = line.stream) AS next,
            bool_or((SELECT k.wrapped IS NULL FROM keys k WHERE k.key = line.key)) AS erased
        FROM line GROUP BY number, stream
    ), alone AS MATERIALIZED (
        SELECT a.*, CASE
            WHEN (SELECT true FROM entries e WHERE e.entry = a.entry) THEN 'stored'
            WHEN (SELECT true FROM commands c WHERE c.command = a.command) THEN 'settled'
            WHEN a.number IN (SELECT number FROM claim WHERE expected <> next) THEN 'stale'
            /*rights*/
            WHEN a.number IN (SELECT number FROM claim WHERE erased) THEN 'erased'
            ELSE 'kept' END AS outcome
        FROM asked a
    ), turn AS (
        SELECT number, row_number() OVER (PARTITION BY c.stream ORDER BY number) AS nth
        FROM claim c JOIN alone USING (number) WHERE outcome = 'kept'
        UNION ALL
        SELECT number, row_number() OVER (PARTITION BY command ORDER BY number) FROM alone WHERE outcome = 'kept'
    ), verdict AS MATERIALIZED (
        SELECT number, command, digest, answer,
            CASE WHEN number IN (SELECT number FROM turn WHERE nth > 1) THEN 'again' ELSE outcome END AS outcome
        FROM alone
    ), stored AS (
        INSERT INTO entries ({_KEPT})
        SELECT {", ".join(f"l.{name}" for name in _KEPT.split(", "))}
        FROM line l JOIN verdict v USING (number) WHERE v.outcome = 'kept' ORDER BY l.nth
        RETURNING entry, position, recorded_at
    ), remembered AS (
        INSERT INTO commands (command, digest, answer)
        SELECT command, decode(digest, 'hex'), answer FROM verdict WHERE outcome = 'kept' AND digest IS NOT NULL
    )
    /*inline*/
    SELECT v.number, v.outcome, s.entry, s.position, s.recorded_at, NULL::bytea, NULL::jsonb, NULL::uuid
    FROM verdict v JOIN line l USING (number) JOIN stored s ON s.entry = l.entry
    UNION ALL
    SELECT v.number, v.outcome, e.entry, e.position, e.recorded_at,
        (SELECT c.digest FROM commands c WHERE v.outcome = 'settled' AND c.command = v.command),
        (SELECT c.answer FROM commands c WHERE v.outcome = 'settled' AND c.command = v.command),
        (SELECT stream FROM claim WHERE claim.number = v.number AND expected <> next LIMIT 1)
    FROM verdict v JOIN line l USING (number)
    LEFT JOIN LATERAL (
        SELECT entry, position, recorded_at FROM entries WHERE v.outcome = 'stored' AND entry = l.entry LIMIT 1
    ) e ON true
    WHERE v.outcome <> 'kept'
"""  # noqa: S608 - constants of this module
