-- How far each following projection has come: the library's own table, moved in the transaction of the rows.
CREATE TABLE {schema}.notification_tracking (
    application_name text PRIMARY KEY,
    notification_id bigint
);
GRANT INSERT, UPDATE, DELETE ON {schema}.notification_tracking TO {projector};
