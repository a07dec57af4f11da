"""The rules of work that changes hands."""
