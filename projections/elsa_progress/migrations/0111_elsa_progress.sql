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

-- One row a programme. The next session is due when the next plan says, else a week after the last one (or after the
-- start), as the code of practice's "weekly"; `due_by` says which. Nothing is due once the sessions have ended.
CREATE VIEW {schema}.elsa_progress WITH (security_invoker = true) AS
    SELECT counted.*,
        CASE WHEN phase = 'sessions' THEN coalesce(next_planned, last_step + 7, started) END AS next_due,
        CASE WHEN phase = 'sessions' THEN CASE WHEN next_planned IS NULL THEN 'weekly' ELSE 'plan' END END AS due_by
    FROM (
        SELECT programme.*, steps.*, (
                SELECT min(day) FROM {schema}.elsa_steps AS plan
                WHERE plan.matter = programme.matter AND kind = 'planned'
                    AND day > coalesce(steps.last_step, '-infinity')
            ) AS next_planned
        FROM {schema}.elsa_programmes AS programme
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE kind = 'held') AS held,
                count(*) FILTER (WHERE kind = 'not_held') AS not_held,
                count(*) FILTER (WHERE met = 'met') AS met,
                count(*) FILTER (WHERE met = 'partly') AS partly,
                count(*) FILTER (WHERE met = 'not_met') AS not_met,
                max(day) FILTER (WHERE kind = 'held') AS last_held,
                max(day) FILTER (WHERE kind IN ('held', 'not_held')) AS last_step
            FROM {schema}.elsa_steps AS step WHERE step.matter = programme.matter
        ) AS steps
    ) AS counted;

GRANT INSERT, UPDATE, DELETE ON {schema}.elsa_programmes, {schema}.elsa_steps TO {projector};
