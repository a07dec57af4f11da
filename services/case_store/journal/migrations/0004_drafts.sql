-- What somebody has begun to type: outside the record, for its author alone, until it becomes an entry or its day is over.
-- The one table that the service may change and delete from; nothing is derived from it, and no entry names it.
CREATE TABLE {schema}.drafts (
    draft uuid PRIMARY KEY,
    author uuid NOT NULL,
    wrapped bytea NOT NULL CHECK (octet_length(wrapped) <= 128),
    sealed bytea NOT NULL CHECK (octet_length(sealed) <= 262144),
    days int NOT NULL CHECK (days > 0),
    last_day date NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100); -- rows as they were lie there until then
ALTER TABLE {schema}.drafts ALTER sealed SET STORAGE EXTERNAL; -- what is encrypted is not made smaller by trying
CREATE INDEX ON {schema}.drafts (author);
CREATE INDEX ON {schema}.drafts (last_day);
GRANT INSERT, UPDATE, DELETE ON {schema}.drafts TO {api};
