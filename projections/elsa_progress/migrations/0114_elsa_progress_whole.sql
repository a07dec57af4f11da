-- Groups, attendance, touch-base, cover and handover, measures and reports, beside sessions. Ids, days and closed words only.

ALTER TABLE {schema}.elsa_programmes
    ADD COLUMN kind text NOT NULL DEFAULT 'programme' CHECK (kind IN ('programme', 'group')),
    ADD COLUMN elsas text[],
    ADD COLUMN planned_weeks bigint,
    ADD COLUMN designed_by text,
    ALTER COLUMN elsa DROP NOT NULL;

-- `entry` is the entry that set the row (a plan of contact sets one a day), `author` who wrote it, `person` whom it is about:
-- the ELSA who covers, takes over or hands on. `until` ends what lasts. `about` is the step that a correction is about.
ALTER TABLE {schema}.elsa_steps
    ADD COLUMN entry uuid,
    ADD COLUMN position bigint,
    ADD COLUMN author uuid,
    ADD COLUMN person uuid,
    ADD COLUMN until date,
    ADD COLUMN number bigint,
    ADD COLUMN about uuid,
    DROP CONSTRAINT elsa_steps_kind_check,
    ADD CONSTRAINT elsa_steps_kind_check CHECK (kind IN (
        'planned', 'held', 'not_held', 'objective', 'corrected', 'guide_passed',
        'contact_planned', 'contact', 'contacts_ended', 'extended', 'measured', 'reported',
        'cover', 'cover_ended', 'handed_over', 'taken_over', 'handed_on',
        'joined', 'left', 'attended', 'missed'));
CREATE INDEX elsa_steps_of_about ON {schema}.elsa_steps (about) WHERE about IS NOT NULL;

-- The steps of `matters` that the reader may know of, each on the day that its last correction says: a correction also
-- takes effect for somebody who may know of what it corrects and not of itself.
CREATE FUNCTION {schema}.elsa_steps_for(reader uuid, matters uuid[])
    RETURNS TABLE (
        step uuid, matter uuid, file uuid, kind text, day date, met text, "position" bigint, author uuid, person uuid,
        until date, number bigint)
    LANGUAGE sql STABLE
AS $$
    SELECT s.step, s.matter, s.file, s.kind,
        coalesce((SELECT c.day FROM {schema}.elsa_steps AS c WHERE c.about = s.step ORDER BY c.position DESC LIMIT 1), s.day),
        s.met, s.position, s.author, s.person, s.until, s.number
    FROM {schema}.elsa_steps AS s
    WHERE s.matter = ANY(matters) AND s.kind <> 'corrected'
        AND coalesce(s.entry, s.step) <> ALL(ARRAY(SELECT u.entry FROM {schema}.unknown_to(reader) AS u))
$$;

-- The plans of `matters` with no session noted and none recorded as not held: each until the next one's day takes its place.
CREATE FUNCTION {schema}.elsa_open_plans_for(reader uuid, matters uuid[])
    RETURNS TABLE (matter uuid, file uuid, author uuid, day date)
    LANGUAGE sql STABLE
AS $$
    WITH steps AS MATERIALIZED (SELECT s.* FROM {schema}.elsa_steps_for(reader, matters) AS s), plans AS (
        SELECT DISTINCT ON (p.matter, p.day) p.matter, p.file, p.author, p.day,
            (SELECT min(n.day) FROM steps AS n WHERE n.matter = p.matter AND n.kind = 'planned' AND n.day > p.day) AS next
        FROM steps AS p WHERE p.kind = 'planned' ORDER BY p.matter, p.day, p.position DESC
    )
    SELECT p.matter, p.file, p.author, p.day FROM plans AS p
    WHERE NOT EXISTS (
        SELECT FROM steps AS s WHERE s.matter = p.matter AND s.kind IN ('held', 'not_held')
            AND s.day >= p.day AND (p.next IS NULL OR s.day < p.next))
$$;

-- How each member of a group fared, by the file of their case, as far as the reader may know.
CREATE FUNCTION {schema}.elsa_attendance_for(reader uuid, matters uuid[])
    RETURNS TABLE (
        matter uuid, file uuid, joined date, "left" date, attended bigint, missed bigint, last_attended date,
        measured text[], reported date)
    LANGUAGE sql STABLE
AS $$
    SELECT s.matter, s.file,
        min(s.day) FILTER (WHERE s.kind = 'joined'), max(s.day) FILTER (WHERE s.kind = 'left'),
        count(*) FILTER (WHERE s.kind = 'attended'), count(*) FILTER (WHERE s.kind = 'missed'),
        max(s.day) FILTER (WHERE s.kind = 'attended'),
        coalesce(array_agg(DISTINCT s.met ORDER BY s.met) FILTER (WHERE s.kind = 'measured'), '{{}}'),
        max(s.day) FILTER (WHERE s.kind = 'reported')
    FROM {schema}.elsa_steps_for(reader, matters) AS s
    JOIN {schema}.elsa_programmes AS p ON p.matter = s.matter AND p.kind = 'group' AND p.file <> s.file
    GROUP BY s.matter, s.file
$$;

-- How each of `matters` is getting on, as far as one reader may know. The next session is due when the next plan says, else
-- a week after the last one (or after the start), as the code of practice's "weekly"; `due_by` says which. Nothing is due
-- once the sessions have ended. What comes of days and today (fading, overdue) is not for a table to say: see `lines`.
CREATE FUNCTION {schema}.elsa_progress_for(reader uuid, matters uuid[])
    RETURNS TABLE (
        matter uuid, file uuid, elsa uuid, phase text, started date, ended date, held bigint, not_held bigint, met bigint,
        partly bigint, not_met bigint, last_held date, next_due date, due_by text,
        kind text, elsas uuid[], planned_weeks bigint, extended_weeks bigint, designed_by text, last_step date,
        contacts_planned date[], contacts date[], contacts_falling boolean, contacts_ended date,
        measured text[], guides text[], reported date,
        covered_by uuid, covered_from date, covered_until date, handed_over date, taken_over date)
    LANGUAGE sql STABLE
AS $$
    WITH steps AS MATERIALIZED (SELECT s.* FROM {schema}.elsa_steps_for(reader, matters) AS s)
    SELECT p.matter, p.file, coalesce(taken.person, p.elsa),
        CASE
            WHEN still.runs THEN 'sessions'
            WHEN counted.contacts_ended IS NOT NULL THEN 'ended'
            WHEN counted.contact_planned THEN 'touch_base'
            ELSE p.phase
        END,
        p.started, CASE WHEN NOT still.runs THEN p.ended END,
        counted.held, counted.not_held, counted.met, counted.partly, counted.not_met, counted.last_held,
        CASE WHEN still.runs THEN coalesce(plan.next, counted.last_step + 7, p.started) END,
        CASE WHEN still.runs THEN CASE WHEN plan.next IS NULL THEN 'weekly' ELSE 'plan' END END,
        p.kind, hands.elsas, p.planned_weeks, counted.extended_weeks, p.designed_by, counted.last_step,
        counted.contacts_planned, counted.contacts, counted.contacts_falling, counted.contacts_ended,
        counted.measured, counted.guides, counted.reported,
        cover.person, cover.day, least(cover.until, cover_end.day), counted.handed_over, taken.day
    FROM {schema}.elsa_programmes AS p
    CROSS JOIN LATERAL (
        SELECT p.ended IS NULL OR EXISTS (
            SELECT FROM {schema}.unknown_to(reader) AS u
            WHERE u.matter = p.matter AND u.name IN ('elsa.programme_ended', 'group.ended')) AS runs
    ) AS still
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE s.kind = 'held') AS held,
            count(*) FILTER (WHERE s.kind = 'not_held') AS not_held,
            count(*) FILTER (WHERE s.kind = 'objective' AND s.met = 'met') AS met,
            count(*) FILTER (WHERE s.kind = 'objective' AND s.met = 'partly') AS partly,
            count(*) FILTER (WHERE s.kind = 'objective' AND s.met = 'not_met') AS not_met,
            max(s.day) FILTER (WHERE s.kind = 'held') AS last_held,
            max(s.day) FILTER (WHERE s.kind IN ('held', 'not_held')) AS last_step,
            (array_agg(s.number ORDER BY s.position DESC) FILTER (WHERE s.kind = 'extended'))[1] AS extended_weeks,
            coalesce(bool_or(s.kind = 'contact_planned'), false) AS contact_planned,
            coalesce((SELECT array_agg(c.day ORDER BY c.day) FROM steps AS c
                WHERE c.matter = p.matter AND c.kind = 'contact_planned' AND c.position = (
                    SELECT max(n.position) FROM steps AS n WHERE n.matter = p.matter AND n.kind = 'contact_planned')),
                '{{}}') AS contacts_planned,
            coalesce(array_agg(s.day ORDER BY s.day) FILTER (WHERE s.kind = 'contact'), '{{}}') AS contacts,
            (array_agg(s.met = 'falls' ORDER BY s.position DESC) FILTER (WHERE s.kind = 'contact'))[1] AS contacts_falling,
            max(s.day) FILTER (WHERE s.kind = 'contacts_ended') AS contacts_ended,
            coalesce(array_agg(DISTINCT s.met ORDER BY s.met) FILTER (WHERE s.kind = 'measured'), '{{}}') AS measured,
            coalesce(array_agg(DISTINCT s.met ORDER BY s.met) FILTER (WHERE s.kind = 'guide_passed'), '{{}}') AS guides,
            max(s.day) FILTER (WHERE s.kind = 'reported') AS reported,
            max(s.day) FILTER (WHERE s.kind = 'handed_over') AS handed_over
        FROM steps AS s WHERE s.matter = p.matter
    ) AS counted
    CROSS JOIN LATERAL (
        SELECT min(s.day) AS next FROM steps AS s
        WHERE s.matter = p.matter AND s.kind = 'planned' AND s.day > coalesce(counted.last_step, '-infinity')
    ) AS plan
    CROSS JOIN LATERAL (
        SELECT array_agg(h.person ORDER BY h.person) FILTER (WHERE h.kind = 'taken_over') AS elsas FROM (
            SELECT DISTINCT ON (x.person) x.person, x.kind FROM (
                SELECT unnest(coalesce(p.elsas, ARRAY[p.elsa::text]))::uuid AS person, 'taken_over' AS kind, 0 AS position
                UNION ALL
                SELECT s.person, s.kind, s.position FROM steps AS s
                WHERE s.matter = p.matter AND s.kind IN ('taken_over', 'handed_on')) AS x
            ORDER BY x.person, x.position DESC) AS h
    ) AS hands
    LEFT JOIN LATERAL (
        SELECT s.person, s.day FROM steps AS s WHERE s.matter = p.matter AND s.kind = 'taken_over'
        ORDER BY s.position DESC LIMIT 1
    ) AS taken ON true
    LEFT JOIN LATERAL (
        SELECT s.person, s.day, s.until, s.position FROM steps AS s WHERE s.matter = p.matter AND s.kind = 'cover'
        ORDER BY s.position DESC LIMIT 1
    ) AS cover ON true
    LEFT JOIN LATERAL (
        SELECT min(s.day) AS day FROM steps AS s
        WHERE s.matter = p.matter AND s.kind = 'cover_ended' AND s.person = cover.person AND s.position > cover.position
    ) AS cover_end ON true
    WHERE p.matter = ANY(matters)
$$;

-- All of it, for whoever keeps the record.
CREATE OR REPLACE VIEW {schema}.elsa_progress WITH (security_invoker = true) AS
    SELECT * FROM {schema}.elsa_progress_for(NULL, ARRAY(SELECT p.matter FROM {schema}.elsa_programmes AS p));
DROP FUNCTION {schema}.elsa_progress_for(uuid);
