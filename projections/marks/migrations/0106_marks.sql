-- Labels that an entry has gained or lost since it was written. No words.
--
-- A generated `row_id` makes a table insert-only: the journal's migrations give it its guards and its grants by column.

-- One row a label; `about` is the first of the entry's corrections. The newest row of each label counts.
CREATE TABLE {schema}.marks (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    file        uuid NOT NULL,
    about       uuid NOT NULL,
    label       text NOT NULL,
    in_force    boolean NOT NULL
);
CREATE INDEX marks_of_file ON {schema}.marks (file, about, label, row_id);
CREATE INDEX marks_at_position ON {schema}.marks (position);
