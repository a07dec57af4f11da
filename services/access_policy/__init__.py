"""The way out: leave for commands, levels for readings, redaction, disclosure."""
