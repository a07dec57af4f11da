"""A school of its own for each test that asks."""

from tests.projections.fixtures import school

__all__ = ["school"]
