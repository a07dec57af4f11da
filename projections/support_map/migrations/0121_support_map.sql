-- Who supports each pupil, who coordinates, and their place in a unit. Ids, days and closed words only. Kept by the
-- projector. One row an entry: what stands now follows from those of which a reader is told.
CREATE TABLE {schema}.support_map (
    entry    uuid PRIMARY KEY,
    position bigint NOT NULL,
    file     uuid NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('coordinated', 'supporter', 'supporter_ended', 'unit', 'unit_left')),
    people   text[] NOT NULL,
    code     text,
    day      date NOT NULL,
    until    date
);
CREATE UNIQUE INDEX support_map_at_position ON {schema}.support_map (position);
CREATE INDEX support_map_of_file ON {schema}.support_map (file, position);

GRANT INSERT, UPDATE, DELETE ON {schema}.support_map TO {projector};
