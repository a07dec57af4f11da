"""The rules of case, tested without a database."""
