"""Drafts: what is typed and not recorded yet. Outside the record: no entry and no disclosure, until one is recorded."""
