-- The rules of every revision that was in force, so that what was decided then can be explained now. No words of anybody.
--
-- A generated `row_id` makes a table insert-only: the journal's migrations give it its guards and its grants by column.

-- One row a revision: path -> source. The revision is the SHA-256 over them, so whoever reads a row can tell whether it
-- is what it says it is; one that is not counts as none.
CREATE TABLE {schema}.kept_policies (
    row_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    revision text NOT NULL CHECK (revision ~ '^[0-9a-f]{{64}}$'),
    sources  jsonb NOT NULL
);
CREATE INDEX kept_policies_of_revision ON {schema}.kept_policies (revision);
