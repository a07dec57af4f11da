"""The rules of what support came to, tested without a database."""
