-- What each plan says and what became of it: targets by version, commitments, signatures, reviews, outcome. Ids, days and
-- closed words only. Kept by the projector.

-- One row an entry, and one each thing that an entry lists (each version signed, each target reviewed). `name` is the entry's
-- own name, with the list that the row is of. What each column holds of which entry says `SHAPES`.
CREATE TABLE {schema}.psp_plan_lines (
    line       uuid PRIMARY KEY,
    entry      uuid NOT NULL,
    position   bigint NOT NULL,
    plan       uuid NOT NULL,
    file       uuid NOT NULL,
    name       text NOT NULL,
    day        date,
    until      date,
    target     uuid,
    commitment uuid,
    version    bigint,
    person     uuid,
    side       text,
    code       text,
    also       text,
    codes      text[],
    yes        boolean,
    number     bigint
);
CREATE INDEX psp_plan_lines_of_plan ON {schema}.psp_plan_lines (plan, position, line);
CREATE INDEX psp_plan_lines_of_file ON {schema}.psp_plan_lines (file);
CREATE INDEX psp_plan_lines_of_person ON {schema}.psp_plan_lines (person, name) WHERE person IS NOT NULL;

GRANT INSERT, UPDATE, DELETE ON {schema}.psp_plan_lines TO {projector};
