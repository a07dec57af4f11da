"""Promises that no single feature owns, each with the attack that fails because of it."""
