"""Agencies: which there are, who works for them, which pupils are placed with them, and who follows whom."""
