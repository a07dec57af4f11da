-- What somebody said they would look at again by a day. Ids, days and closed words only. Kept by the projector.

-- One row an entry that set a day for something (`thing`), or that settled it (no day). The newest row counts.
CREATE TABLE {schema}.due_things (
    entry    uuid NOT NULL,
    thing    uuid NOT NULL,
    position bigint NOT NULL,
    file     uuid NOT NULL,
    matter   uuid,
    person   uuid,
    what     text NOT NULL,
    day      date,
    PRIMARY KEY (entry, thing)
);
CREATE INDEX due_things_of_thing ON {schema}.due_things (thing, position);
CREATE INDEX due_things_of_file ON {schema}.due_things (file);
CREATE INDEX due_things_of_person ON {schema}.due_things (person, day);
CREATE INDEX due_things_of_matter ON {schema}.due_things (matter, day);

-- What is open for one reader: what they said they would look at themself, and what belongs to `matters`.
CREATE FUNCTION {schema}.due_for(reader uuid, matters uuid[], until date)
    RETURNS TABLE (entry uuid, thing uuid, file uuid, matter uuid, what text, day date)
    LANGUAGE sql STABLE
AS $$
    WITH unknown AS MATERIALIZED (SELECT ARRAY(SELECT u.entry FROM {schema}.unknown_to(reader) AS u) AS entries)
    SELECT d.entry, d.thing, d.file, d.matter, d.what, d.day
    FROM {schema}.due_things AS d CROSS JOIN unknown
    WHERE (d.person = reader OR d.matter = ANY(matters)) AND d.day <= until
        AND d.entry <> ALL(unknown.entries)
        AND NOT EXISTS (
            SELECT FROM {schema}.due_things AS later
            WHERE later.thing = d.thing AND later.position > d.position
                AND later.entry <> ALL(unknown.entries))
$$;

GRANT INSERT, UPDATE, DELETE ON {schema}.due_things TO {projector};
