"""The rules of people, tested without a database."""
