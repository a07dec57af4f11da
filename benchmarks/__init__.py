"""How fast Confide is, as ratios to the bare database: a report, never a test."""
