-- Who stands in which relation to whom, who comes as whom, and who is on the roll. Ids, dates and closed words only,
-- so that erasing a child leaves this standing. Insert-only: an end is a new row of the same tie. A generated `row_id` makes a table
-- insert-only: the journal's migrations give it its guards, and its grants by column.

-- One row a beginning, change or end of a tie. `ends` is the last day on which it holds.
CREATE TABLE {schema}.relations (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    tie         uuid NOT NULL,
    person      uuid NOT NULL,
    relation    text NOT NULL,
    scope       text NOT NULL CHECK (scope IN ('custodian', 'pupil', 'person', 'matter')),
    scope_id    uuid,
    pupil       uuid,
    case_file   uuid,
    starts      date NOT NULL,
    ends        date
);
CREATE INDEX relations_of_tie ON {schema}.relations (tie, position, row_id);
CREATE INDEX relations_of_person ON {schema}.relations (person, position);
CREATE INDEX relations_of_scope ON {schema}.relations (relation, scope_id);
CREATE INDEX relations_of_pupil ON {schema}.relations (pupil);
CREATE INDEX relations_at_position ON {schema}.relations (position);

-- The newest row of each tie. Dates are compared with today by whoever asks.
CREATE VIEW {schema}.relations_in_force WITH (security_invoker = true) AS
    SELECT stands.* FROM {schema}.relations AS stands
    WHERE NOT EXISTS (
        SELECT FROM {schema}.relations AS later
        WHERE later.tie = stands.tie AND (later.position, later.row_id) > (stands.position, stands.row_id)
    );

-- As whom a sign-in (issuer and subject) comes. The newest row of each counts.
CREATE TABLE {schema}.identities (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    iss         text NOT NULL,
    sub         text NOT NULL,
    person      uuid NOT NULL,
    capacity    text NOT NULL,
    ended       boolean NOT NULL
);
CREATE INDEX identities_of_sign_in ON {schema}.identities (iss, sub, position, row_id);
CREATE INDEX identities_of_person ON {schema}.identities (person);
CREATE INDEX identities_at_position ON {schema}.identities (position);

-- Each pupil on the roll and the file of their case. The newest row of each counts.
CREATE TABLE {schema}.pupils (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position    bigint NOT NULL,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    pupil       uuid NOT NULL,
    case_file   uuid NOT NULL,
    starts      date NOT NULL,
    ends        date,
    sen         boolean NOT NULL
);
CREATE INDEX pupils_of_pupil ON {schema}.pupils (pupil, position, row_id);
CREATE INDEX pupils_of_case_file ON {schema}.pupils (case_file, position, row_id);
CREATE INDEX pupils_at_position ON {schema}.pupils (position);
