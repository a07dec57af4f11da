"""The command line: starting the service, looking after its database, and trying it out with a demo."""

from __future__ import annotations

from confide.cli.root import app

__all__ = ["app"]
