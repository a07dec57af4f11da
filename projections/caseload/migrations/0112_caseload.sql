-- What is on whose caseload beside their programmes and groups: referrals, and what stands in the way of the work.
-- Ids, days and closed words only. Kept by the projector.

-- One row an entry that asked for support, decided on it, or said (by code) what stood in the way or no longer does;
-- that is `about` what was reported.
CREATE TABLE {schema}.caseload_lines (
    entry  uuid PRIMARY KEY,
    matter uuid,
    file   uuid NOT NULL,
    kind   text NOT NULL CHECK (kind IN ('referred', 'decided', 'not_held', 'blocker', 'solved')),
    elsa   uuid,
    code   text,
    about  uuid,
    day    date NOT NULL
);
CREATE INDEX caseload_lines_of_matter ON {schema}.caseload_lines (matter, kind);
CREATE INDEX caseload_lines_of_file ON {schema}.caseload_lines (file);
CREATE INDEX caseload_lines_of_about ON {schema}.caseload_lines (about);

CREATE INDEX caseload_lines_unassigned ON {schema}.caseload_lines (matter) WHERE kind = 'referred' AND elsa IS NULL;
-- For finding what belongs to a matter without looking at what belongs to others.
CREATE INDEX entry_index_of_matter ON {schema}.entry_index (matter, name);

-- The entries that must not count for a reader: what others recorded in a pupil's case after a concern of which the reader
-- is the subject (whatever is counted or listed says nothing new either), and what was found to be on the wrong child.
CREATE FUNCTION {schema}.unknown_to(reader uuid) RETURNS TABLE (entry uuid, matter uuid, name text)
    LANGUAGE sql STABLE
AS $$
    SELECT i.entry, i.matter, i.name
    FROM {schema}.relations AS concern
    JOIN {schema}.entry_index AS i ON i.file = concern.case_file AND i.position > concern.position
    WHERE concern.person = reader AND concern.relation = 'subject' AND i.author IS DISTINCT FROM reader
    UNION ALL
    SELECT i.entry, i.matter, i.name
    FROM (SELECT DISTINCT ON (m.about) m.about, m.in_force FROM {schema}.marks AS m
        WHERE m.label = 'wrong_child' ORDER BY m.about, m.row_id DESC) AS wrong
    JOIN {schema}.entry_index AS i ON i.root = wrong.about
    WHERE wrong.in_force
$$;

-- The referrals among `matters` that nobody has decided on, as far as the reader may know.
CREATE FUNCTION {schema}.waiting_for(reader uuid, matters uuid[])
    RETURNS TABLE (matter uuid, file uuid, elsa uuid, since date)
    LANGUAGE sql STABLE
AS $$
    WITH known AS (
        SELECT l.* FROM {schema}.caseload_lines AS l
        WHERE l.matter = ANY(matters) AND l.kind IN ('referred', 'decided')
            AND l.entry <> ALL(ARRAY(SELECT u.entry FROM {schema}.unknown_to(reader) AS u))
    )
    SELECT k.matter, k.file, k.elsa, k.day FROM known AS k
    WHERE k.kind = 'referred' AND NOT EXISTS (SELECT FROM known AS d WHERE d.matter = k.matter AND d.kind = 'decided')
$$;

-- How often, from a day on, sessions of `matters` were not held for a reason that lies with the school, by whose sessions
-- they were and by code: never in whose case.
CREATE FUNCTION {schema}.not_held_for(reader uuid, matters uuid[], since date)
    RETURNS TABLE (elsa uuid, code text, times bigint, last date)
    LANGUAGE sql STABLE
AS $$
    SELECT l.elsa, l.code, count(*), max(l.day)
    FROM {schema}.caseload_lines AS l
    WHERE l.matter = ANY(matters) AND l.kind = 'not_held' AND l.day >= since
        AND l.entry <> ALL(ARRAY(SELECT u.entry FROM {schema}.unknown_to(reader) AS u))
    GROUP BY l.elsa, l.code
$$;

GRANT INSERT, UPDATE, DELETE ON {schema}.caseload_lines TO {projector};
