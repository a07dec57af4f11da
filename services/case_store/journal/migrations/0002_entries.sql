-- The journal of one custodian.
CREATE TABLE {schema}.entries (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    stream uuid NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    entry uuid NOT NULL UNIQUE,
    file uuid,
    matter uuid,
    part text,
    about uuid,
    key uuid,
    command uuid,
    envelope jsonb,
    state bytea NOT NULL,
    UNIQUE (stream, version)
);

-- Each command that may be tried again, with the digest of what was asked and the ids that were answered.
CREATE TABLE {schema}.commands (
    command uuid PRIMARY KEY,
    digest bytea NOT NULL,
    answer jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Whose each file is: erasing a person finds their files here.
CREATE TABLE {schema}.files (
    file uuid PRIMARY KEY,
    kind text NOT NULL,
    whose uuid,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ON {schema}.files (whose) WHERE whose IS NOT NULL;

-- The keys of files, wrapped. A file may have several; one that was destroyed is empty.
CREATE TABLE {schema}.keys (
    key uuid PRIMARY KEY,
    file uuid NOT NULL REFERENCES {schema}.files,
    wrapped bytea,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE INDEX ON {schema}.keys (file);

-- Insert-only, in turn: the grants are by column, without positions and times; the triggers bind the owner too.
CREATE TRIGGER take_turn BEFORE INSERT ON {schema}.entries EXECUTE FUNCTION confide.take_turn();
CREATE TRIGGER take_turn BEFORE INSERT ON {schema}.keys EXECUTE FUNCTION confide.take_turn();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.entries EXECUTE FUNCTION confide.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.commands EXECUTE FUNCTION confide.refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.files EXECUTE FUNCTION confide.refuse_change();
CREATE TRIGGER refuse_change BEFORE DELETE OR TRUNCATE ON {schema}.keys EXECUTE FUNCTION confide.refuse_change();
CREATE TRIGGER only_destroy BEFORE UPDATE ON {schema}.keys FOR EACH ROW EXECUTE FUNCTION confide.only_destroy();
ALTER TABLE {schema}.entries ENABLE ALWAYS TRIGGER take_turn, ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE {schema}.commands ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE {schema}.files ENABLE ALWAYS TRIGGER refuse_change;
ALTER TABLE {schema}.keys ENABLE ALWAYS TRIGGER take_turn, ENABLE ALWAYS TRIGGER refuse_change, ENABLE ALWAYS TRIGGER only_destroy;

GRANT INSERT (stream, version, name, entry, file, matter, part, about, key, command, envelope, state) ON {schema}.entries TO {api};
GRANT INSERT (command, digest, answer) ON {schema}.commands TO {api};
GRANT INSERT (file, kind, whose) ON {schema}.files TO {api};
GRANT INSERT (key, file, wrapped) ON {schema}.keys TO {api};
