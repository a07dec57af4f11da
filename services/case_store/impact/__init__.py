"""What support came to: needs measured at the start and at the end, and the report when a programme is complete."""
