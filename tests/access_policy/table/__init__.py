"""The access table as data, what its cells come to, and the questions that walk through it."""
