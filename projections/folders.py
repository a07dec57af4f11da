"""Where the tables of each projection are laid out, for the migrations to find."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
FOLDERS = tuple(sorted(HERE.glob("*/migrations")))
"""The folder of numbered files of every projection."""
