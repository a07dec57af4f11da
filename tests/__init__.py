"""What is promised about the record, and the tests that show it."""
