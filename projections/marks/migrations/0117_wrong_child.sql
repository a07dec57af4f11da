-- Entries about another child are few, and looked for whenever somebody's relations are: by index, and it is small.
CREATE INDEX marks_of_wrong_child ON {schema}.marks (about, row_id) WHERE label = 'wrong_child';
