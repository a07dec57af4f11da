-- Where each plan stands: what moves it on, and what dates its reviews. Ids, days and closed words that existence tells, but
-- for `number`, which says which of the planned reviews was meant. Kept by the projector.

-- One row a step, and one each review that was planned when the plan started. Nothing says that a plan is due or overdue:
-- that follows from today, from the school's terms, and from the steps that a reader may know of.
CREATE TABLE {schema}.psp_board_steps (
    step     uuid PRIMARY KEY,
    entry    uuid NOT NULL,
    position bigint NOT NULL,
    plan     uuid NOT NULL,
    file     uuid NOT NULL,
    kind     text NOT NULL CHECK (kind IN (
        'proposed', 'coordinator', 'key_worker', 'met', 'started', 'planned', 'held', 'not_held', 'paused', 'resumed',
        'failing', 'extended', 'ended')),
    day      date NOT NULL,
    until    date,
    person   uuid,
    code     text,
    number   bigint,
    weeks    bigint,
    final    boolean,
    calendar text,
    rule     text
);
-- A board is one look along the positions that its reader may know of, however many plans there are.
CREATE UNIQUE INDEX psp_board_steps_at_position ON {schema}.psp_board_steps (position, step);
CREATE INDEX psp_board_steps_of_file ON {schema}.psp_board_steps (file, position);
CREATE INDEX psp_board_steps_of_plan ON {schema}.psp_board_steps (plan, position);

GRANT INSERT, UPDATE, DELETE ON {schema}.psp_board_steps TO {projector};
