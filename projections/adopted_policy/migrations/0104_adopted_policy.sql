-- Which revision of the rules is in force: the newest row.
--
-- A generated `row_id` makes a table insert-only: the journal's migrations give it its guards and its grants by column.

-- One row an adoption; the revision is the SHA-256 over the rules.
CREATE TABLE {schema}.adopted_policy (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    revision    text NOT NULL
);
CREATE INDEX adopted_policy_at_position ON {schema}.adopted_policy (position);
