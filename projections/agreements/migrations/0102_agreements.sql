-- What the pupil said when asked whether something may be shared, audience by audience. No words of theirs.
--
-- A generated `row_id` makes a table insert-only: the journal's migrations give it its guards and its grants by column.

-- One row an answer and audience; `about` is the one entry it covers, if not the whole matter.
CREATE TABLE {schema}.agreements (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    file        uuid NOT NULL,
    matter      uuid NOT NULL,
    about       uuid,
    audience    text NOT NULL,
    answer      text NOT NULL,
    until       date
);
CREATE INDEX agreements_of_file ON {schema}.agreements (file, matter, audience, position);
CREATE INDEX agreements_at_position ON {schema}.agreements (position);
