-- The directory of custodians, and the guards that every custodian's schema shares.
CREATE TABLE confide.custodians (
    name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9_]{{0,30}}$'),
    schema text NOT NULL UNIQUE,
    trail uuid NOT NULL UNIQUE,
    wrapped_key bytea NOT NULL,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Positions are given out under the custodian's lock, in the order in which they are committed, whoever inserts.
CREATE FUNCTION confide.take_turn() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(TG_TABLE_SCHEMA, 0));
    RETURN NULL;
END $$;

-- What has been written is never changed, not even by the owner of the table.
CREATE FUNCTION confide.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'what the journal holds is never changed'
        USING ERRCODE = 'insufficient_privilege', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
END $$;

-- A key may be destroyed, once, and nothing else: an empty key opens nothing.
CREATE FUNCTION confide.only_destroy() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.destroyed_at IS NULL OR NEW.wrapped IS NOT NULL
        OR (OLD.key, OLD.file, OLD.made_at) IS DISTINCT FROM (NEW.key, NEW.file, NEW.made_at) THEN
        RAISE EXCEPTION 'a key is destroyed once, and never changed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

GRANT USAGE ON SCHEMA confide TO confide_api, confide_projector;
GRANT SELECT ON confide.custodians TO confide_api, confide_projector;
