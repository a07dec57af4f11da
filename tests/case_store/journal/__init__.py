"""Tests of the journal, on real Postgres."""
