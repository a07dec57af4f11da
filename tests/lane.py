"""How many tries a test makes: some in every run (lane C), many more before a release (lane M, `make moonshot`)."""

from __future__ import annotations

import os


def tries(usual: int, moonshot: int) -> int:
    """`usual`, or `moonshot` where the environment says LANE=M."""
    return moonshot if os.environ.get("LANE") == "M" else usual
