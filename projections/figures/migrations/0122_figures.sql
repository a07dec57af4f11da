-- Which figures of a pupil and term stand. Ids and closed words only: the numbers lie sealed in their entries. Kept by the
-- projector. One row an entry; of each figure the newest stands, of those that a reader is told of.
CREATE TABLE {schema}.figures_standing (
    entry       uuid PRIMARY KEY,
    position    bigint NOT NULL,
    file        uuid NOT NULL,
    figure      uuid NOT NULL,
    school_year bigint NOT NULL,
    number      bigint NOT NULL,
    kind        text NOT NULL,
    counts      boolean NOT NULL
);
CREATE UNIQUE INDEX figures_standing_at_position ON {schema}.figures_standing (position);
CREATE INDEX figures_standing_of_file ON {schema}.figures_standing (file, position);

GRANT INSERT, UPDATE, DELETE ON {schema}.figures_standing TO {projector};
