-- Which entries a projection could not take, and what is closed until somebody looks.
-- Kept by the projector alone; the reading asks `closures` and `parked`.

-- Entries that a projection could not take. Their file is incomplete until they are taken.
CREATE TABLE {schema}.parked (
    projection text NOT NULL,
    position   bigint NOT NULL,
    file       uuid,
    error_code text NOT NULL,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (projection, position)
);
CREATE INDEX parked_of_file ON {schema}.parked (file);

-- Keys that were destroyed, and the projections that have followed: their rows of that file were derived again.
CREATE TABLE {schema}.forgotten (
    projection text NOT NULL,
    key        uuid NOT NULL,
    PRIMARY KEY (projection, key)
);

-- One alarm each: a row that no entry explains, or one that is missing, and what it closes.
CREATE TABLE {schema}.closures (
    closure    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('file', 'person', 'custodian')),
    id         uuid NOT NULL,
    reason     text NOT NULL CHECK (reason IN ('unexplained_row', 'missing_row')),
    in_table   text NOT NULL,
    position   bigint NOT NULL,
    row_id     bigint,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    lifted_at  timestamptz,
    lifted_by  uuid
);
-- The same finding closes once, however often it is found, also after it was lifted.
CREATE UNIQUE INDEX closures_once ON {schema}.closures (kind, id, reason, in_table, position, row_id)
    NULLS NOT DISTINCT;
CREATE INDEX closures_of ON {schema}.closures (kind, id) WHERE lifted_at IS NULL;

GRANT INSERT, UPDATE, DELETE ON {schema}.parked, {schema}.forgotten TO {projector};
GRANT INSERT ON {schema}.closures TO {projector};
GRANT UPDATE (lifted_at, lifted_by) ON {schema}.closures TO {projector};
