"""The rules of what is noticed, tested without a database."""
