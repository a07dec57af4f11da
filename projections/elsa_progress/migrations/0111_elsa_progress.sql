-- How each ELSA programme is getting on. Ids, days and closed words only. Kept by the projector.

CREATE TABLE {schema}.elsa_programmes (
    matter  uuid PRIMARY KEY,
    file    uuid NOT NULL,
    elsa    uuid NOT NULL,
    phase   text NOT NULL,
    started date,
    ended   date
);
CREATE INDEX elsa_programmes_of_file ON {schema}.elsa_programmes (file);
CREATE INDEX elsa_programmes_of_elsa ON {schema}.elsa_programmes (elsa);

-- One row a plan, a session held or not held, an objective reviewed.
CREATE TABLE {schema}.elsa_steps (
    step   uuid PRIMARY KEY,
    matter uuid NOT NULL,
    file   uuid NOT NULL,
    kind   text NOT NULL CHECK (kind IN ('planned', 'held', 'not_held', 'objective')),
    day    date NOT NULL,
    met    text
);
CREATE INDEX elsa_steps_of_matter ON {schema}.elsa_steps (matter, kind, day);
CREATE INDEX elsa_steps_of_file ON {schema}.elsa_steps (file);

-- How each programme is getting on, as far as one reader may know. The next session is due when the next plan says, else
-- a week after the last one (or after the start), as the code of practice's "weekly"; `due_by` says which. Nothing is due
-- once the sessions have ended. A count tells: for whoever is the subject of a concern in this case, what others recorded
-- after it is not counted, so that the numbers say nothing new either.
CREATE FUNCTION {schema}.elsa_progress_for(reader uuid)
    RETURNS TABLE (
        matter uuid, file uuid, elsa uuid, phase text, started date, ended date, held bigint, not_held bigint, met bigint,
        partly bigint, not_met bigint, last_held date, next_due date, due_by text)
    LANGUAGE sql STABLE
AS $$
    WITH unknown AS (
        SELECT i.entry, i.matter, i.name
        FROM {schema}.relations AS concern
        JOIN {schema}.entry_index AS i ON i.file = concern.case_file AND i.position > concern.position
        WHERE concern.person = reader AND concern.relation = 'subject' AND i.author IS DISTINCT FROM reader
    ), programmes AS (
        SELECT p.matter, p.file, p.elsa, p.started,
            CASE WHEN still.runs THEN 'sessions' ELSE p.phase END AS phase, CASE WHEN NOT still.runs THEN p.ended END AS ended
        FROM {schema}.elsa_programmes AS p
        CROSS JOIN LATERAL (SELECT EXISTS (
                SELECT FROM unknown AS u WHERE u.matter = p.matter AND u.name = 'elsa.programme_ended') AS runs) AS still
    ), steps AS (
        SELECT s.* FROM {schema}.elsa_steps AS s WHERE NOT EXISTS (SELECT FROM unknown AS u WHERE u.entry = s.step)
    )
    SELECT p.matter, p.file, p.elsa, p.phase, p.started, p.ended,
        counted.held, counted.not_held, counted.met, counted.partly, counted.not_met, counted.last_held,
        CASE WHEN p.phase = 'sessions' THEN coalesce(plan.next, counted.last_step + 7, p.started) END,
        CASE WHEN p.phase = 'sessions' THEN CASE WHEN plan.next IS NULL THEN 'weekly' ELSE 'plan' END END
    FROM programmes AS p
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE kind = 'held') AS held,
            count(*) FILTER (WHERE kind = 'not_held') AS not_held,
            count(*) FILTER (WHERE s.met = 'met') AS met,
            count(*) FILTER (WHERE s.met = 'partly') AS partly,
            count(*) FILTER (WHERE s.met = 'not_met') AS not_met,
            max(day) FILTER (WHERE kind = 'held') AS last_held,
            max(day) FILTER (WHERE kind IN ('held', 'not_held')) AS last_step
        FROM steps AS s WHERE s.matter = p.matter
    ) AS counted
    CROSS JOIN LATERAL (
        SELECT min(day) AS next FROM steps AS s
        WHERE s.matter = p.matter AND kind = 'planned' AND day > coalesce(counted.last_step, '-infinity')
    ) AS plan
$$;

-- All of it, for whoever keeps the record.
CREATE VIEW {schema}.elsa_progress WITH (security_invoker = true) AS SELECT * FROM {schema}.elsa_progress_for(NULL);

GRANT INSERT, UPDATE, DELETE ON {schema}.elsa_programmes, {schema}.elsa_steps TO {projector};
