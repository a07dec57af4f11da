"""The rules of concern, tested without a database."""
