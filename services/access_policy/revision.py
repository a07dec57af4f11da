"""Which policy this is: a fingerprint of its rules, kept beside them, adopted by an entry, carried by every answer.

python -m access_policy.revision --check     fails where the fingerprint beside the rules is not theirs
python -m access_policy.revision --write     writes it
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

DATA = Path("revision", "data.json")
"""Where the fingerprint stands, below the policies. Both engines load it as `data.revision.sha256`."""


def policies() -> Path:
    """The folder of policies: that of the installed package, or that of the checkout."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "confide" / "policies", here.parents[2] / "policies")
    return next((place for place in places if place.is_dir()), places[-1])


def modules(folder: Path) -> dict[str, str]:
    """The rules below `folder`: path -> source, in order. Tests are left out: they change no answer."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.rego"))
        if not path.stem.endswith("_test")
    }


def revision_of(sources: dict[str, str]) -> str:
    """The SHA-256 over the paths and sources of all rules, each after its length, so that none runs into another."""
    digest = hashlib.sha256()
    for path in sorted(sources):
        for text in (path.encode(), sources[path].encode()):
            digest.update(len(text).to_bytes(8, "big") + text)
    return digest.hexdigest()


def written(folder: Path) -> str:
    """The fingerprint that stands beside the rules; empty where there is none."""
    try:
        kept = json.loads((folder / DATA).read_text(encoding="utf-8"))
        return str(kept["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def verified(folder: Path) -> str:
    """The fingerprint of the rules below `folder`. Raises ValueError where the one beside them is not theirs."""
    revision = revision_of(modules(folder))
    if written(folder) != revision:
        raise ValueError(
            "The policies and the revision beside them differ: run `python -m access_policy.revision --write`."
        )
    return revision


def write(folder: Path) -> str:
    """Put the fingerprint beside the rules."""
    revision = revision_of(modules(folder))
    (folder / DATA).parent.mkdir(exist_ok=True)
    (folder / DATA).write_text(json.dumps({"sha256": revision}) + "\n", encoding="utf-8")
    return revision


def main(arguments: list[str] | None = None) -> int:
    """0 if the fingerprint is that of the rules, or was written."""
    parser = argparse.ArgumentParser(
        prog="python -m access_policy.revision", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folder", nargs="?", type=Path, default=policies())
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.write:
        write(asked.folder)
        return 0
    try:
        verified(asked.folder)
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
