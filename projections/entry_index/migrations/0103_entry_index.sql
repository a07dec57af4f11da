-- What the envelope of each entry says, laid out so that a reading finds the entries of a file by lookup. No words.
--
-- A generated `row_id` makes a table insert-only: the journal's migrations give it its guards and its grants by column.

-- One row an entry. `root` is the first of its corrections, or the entry itself.
CREATE TABLE {schema}.entry_index (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    file        uuid NOT NULL,
    matter      uuid,
    stream      uuid NOT NULL,
    version     bigint NOT NULL,
    part        text NOT NULL,
    name        text NOT NULL,
    about       uuid,
    root        uuid NOT NULL,
    labels      text[] NOT NULL,
    audience    text[],
    until       date,
    happened_at timestamptz NOT NULL,
    author      uuid,
    people      jsonb NOT NULL
);
CREATE INDEX entry_index_of_file ON {schema}.entry_index (file, position);
CREATE INDEX entry_index_of_author ON {schema}.entry_index (author, position);
CREATE INDEX entry_index_of_root ON {schema}.entry_index (root, position);
CREATE INDEX entry_index_of_about ON {schema}.entry_index (about);
CREATE INDEX entry_index_of_part ON {schema}.entry_index (part, position);
CREATE INDEX entry_index_of_entry ON {schema}.entry_index (entry);
CREATE INDEX entry_index_at_position ON {schema}.entry_index (position);

-- One row a person and what they are to the entry.
CREATE TABLE {schema}.entry_people (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    person      uuid NOT NULL,
    role        text NOT NULL,
    file        uuid NOT NULL,
    part        text NOT NULL
);
CREATE INDEX entry_people_of_person ON {schema}.entry_people (person, role, position);
CREATE INDEX entry_people_at_position ON {schema}.entry_people (position);
