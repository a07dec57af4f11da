-- Who has been told of what. Ids, levels and times only. Kept by the projector, which may build it anew at any time.

-- One row a page that was answered (or denied, or failed). `position` is that of the disclosure.
CREATE TABLE {schema}.disclosures (
    position    bigint PRIMARY KEY,
    entry       uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    reader      uuid NOT NULL,
    capacity    text NOT NULL,
    purpose     text,
    page        text NOT NULL,
    denied      boolean NOT NULL,
    fault       text,
    asked       uuid,
    by_lead     boolean NOT NULL
);
CREATE INDEX disclosures_of_reader ON {schema}.disclosures (reader, position);
CREATE INDEX disclosures_of_asked ON {schema}.disclosures (asked, position) WHERE asked IS NOT NULL;

-- One row a page and entry told on it: "who has read this entry", "who has been told of this file".
CREATE TABLE {schema}.disclosed_entries (
    disclosure     bigint NOT NULL,
    entry_position bigint NOT NULL,
    file           uuid NOT NULL,
    part           text NOT NULL,
    level          text NOT NULL,
    because        text[] NOT NULL,
    reader         uuid NOT NULL,
    by_lead        boolean NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (disclosure, entry_position)
);
CREATE INDEX disclosed_entries_of_entry ON {schema}.disclosed_entries (entry_position, disclosure);
CREATE INDEX disclosed_entries_of_file ON {schema}.disclosed_entries (file, disclosure);
CREATE INDEX disclosed_entries_of_reader ON {schema}.disclosed_entries (reader, disclosure);

GRANT INSERT, UPDATE, DELETE ON {schema}.disclosures, {schema}.disclosed_entries TO {projector};
