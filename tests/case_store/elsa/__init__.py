"""The rules of elsa, tested without a database."""
