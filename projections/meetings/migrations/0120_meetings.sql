-- What each meeting came to, and what it set going: who was asked and came, what was agreed, owned, done, asked of an
-- agency. Ids, days and closed words only. Kept by the projector.

-- One row an entry. `name` is the entry's own name; what each column holds of which entry says `SHAPES`. Nothing says that
-- something is missing or late: that follows from today, and from the lines that a reader may know of.
CREATE TABLE {schema}.meeting_lines (
    entry    uuid PRIMARY KEY,
    position bigint NOT NULL,
    stream   uuid NOT NULL,
    matter   uuid NOT NULL,
    file     uuid NOT NULL,
    name     text NOT NULL,
    day      date,
    until    date,
    first    date,
    person   uuid,
    agency   uuid,
    code     text,
    also     text,
    yes      boolean
);
CREATE UNIQUE INDEX meeting_lines_at_position ON {schema}.meeting_lines (position);
CREATE INDEX meeting_lines_of_matter ON {schema}.meeting_lines (matter, position);
CREATE INDEX meeting_lines_of_stream ON {schema}.meeting_lines (stream, position);
CREATE INDEX meeting_lines_of_file ON {schema}.meeting_lines (file);

GRANT INSERT, UPDATE, DELETE ON {schema}.meeting_lines TO {projector};
