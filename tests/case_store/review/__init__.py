"""The rules of reviewing a plan, and of its end."""
