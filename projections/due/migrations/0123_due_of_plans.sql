-- What is due of plans, referral meetings and agencies: things that belong to another one, change hands, and are moved.

-- `belongs_to` is a thing that this one is over with, and whose it is where nobody is named for it. A row says `over` of a
-- thing that is over for good, and `moved` where what is due stays what it was: it names another day, or another person. A row
-- that names nobody leaves a thing with whoever had it. `counted_in` is the calendar in which the day is counted.
ALTER TABLE {schema}.due_things
    ADD COLUMN belongs_to uuid,
    ADD COLUMN counted_in text;
CREATE INDEX due_things_belonging ON {schema}.due_things (belongs_to) WHERE belongs_to IS NOT NULL;

-- What is open for one reader: what is theirs, what belongs to `matters`, and, where they come from an agency, what was of those
-- whom they succeed in a matter.
DROP FUNCTION {schema}.due_for(uuid, uuid[], date);
CREATE FUNCTION {schema}.due_for(reader uuid, matters uuid[], until date, for_agency boolean DEFAULT false)
    RETURNS TABLE (entry uuid, thing uuid, file uuid, matter uuid, what text, day date, counted_in text)
    LANGUAGE sql STABLE
AS $$
    WITH unknown AS MATERIALIZED (SELECT ARRAY(SELECT u.entry FROM {schema}.unknown_to(reader) AS u) AS entries),
    stands_for AS MATERIALIZED (
        SELECT reader AS person, NULL::uuid AS matter
        UNION
        SELECT r.scope_id, n.matter
        FROM {schema}.relations_in_force AS r JOIN {schema}.entry_index AS n ON n.entry = r.entry
        WHERE for_agency AND r.person = reader AND r.relation = 'succeeds'
    ), given AS MATERIALIZED (
        SELECT DISTINCT d.thing
        FROM stands_for AS s
        JOIN {schema}.due_things AS d ON d.person = s.person AND (s.matter IS NULL OR s.matter = d.matter)
    ), found AS (
        SELECT d.* FROM {schema}.due_things AS d WHERE d.matter = ANY(matters) AND d.day <= until
        UNION
        SELECT d.* FROM given AS g JOIN {schema}.due_things AS d ON d.thing = g.thing WHERE d.day <= until
        UNION
        SELECT d.* FROM given AS g JOIN {schema}.due_things AS d ON d.belongs_to = g.thing WHERE d.day <= until
    )
    SELECT f.entry, f.thing, f.file, f.matter, coalesce(was.what, f.what), f.day, f.counted_in
    FROM found AS f CROSS JOIN unknown
    LEFT JOIN LATERAL (
        SELECT o.person FROM {schema}.due_things AS o
        WHERE o.thing IN (f.thing, f.belongs_to) AND o.person IS NOT NULL AND o.entry <> ALL(unknown.entries)
        ORDER BY o.thing <> f.thing, o.position DESC LIMIT 1) AS whose ON true
    LEFT JOIN LATERAL (
        SELECT w.what, w.day FROM {schema}.due_things AS w
        WHERE w.thing = f.thing AND w.what <> 'moved' AND w.position < f.position AND w.entry <> ALL(unknown.entries)
        ORDER BY w.position DESC LIMIT 1) AS was ON f.what = 'moved'
    WHERE f.entry <> ALL(unknown.entries)
        AND (f.what <> 'moved' OR was.day IS NOT NULL)
        AND NOT EXISTS (
            SELECT FROM {schema}.due_things AS later
            WHERE later.thing = f.thing AND later.position > f.position AND later.entry <> ALL(unknown.entries))
        AND NOT EXISTS (
            SELECT FROM {schema}.due_things AS final
            WHERE final.thing = f.belongs_to AND final.what = 'over' AND final.entry <> ALL(unknown.entries))
        AND (f.matter = ANY(matters) OR EXISTS (
            SELECT FROM stands_for AS s WHERE s.person = whose.person AND (s.matter IS NULL OR s.matter = f.matter)))
    ORDER BY f.day, f.position
$$;
