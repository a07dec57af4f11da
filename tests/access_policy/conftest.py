"""Fixtures of the tests of policy: a real OPA server, once for the session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.access_policy.engines import opa_process


@pytest.fixture(scope="session")
def opa() -> Iterator[str]:
    """The address of a real OPA server over our policies; the test is skipped where there is no OPA."""
    with opa_process() as (address, _):
        yield address
