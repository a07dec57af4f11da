"""Every policy module compiles on the embedded engine too, alone and together: not everything that OPA knows does."""

from __future__ import annotations

import sys
from pathlib import Path

from regopy import Interpreter, RegoError  # type: ignore[import-untyped]  # it carries no types


def compiled(modules: dict[str, str]) -> str | None:
    """What is wrong with these modules on regopy, or None."""
    interpreter = Interpreter()
    try:
        for name, source in modules.items():
            interpreter.add_module(name, source)
        if not interpreter.build("answer = data").ok():
            return "no bundle could be built"
    except RegoError as error:
        return str(error)
    return None


def main(folder: Path) -> int:
    """0 if all modules below `folder` compile; tests run on OPA only and are passed over."""
    modules = {
        str(path): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.rego"))
        if not path.stem.endswith("_test")
    }
    if not modules:
        sys.stderr.write(f"there is no policy module below {folder}\n")
        return 1
    faults = {name: compiled({name: source}) for name, source in modules.items()}
    faults["all together"] = compiled(modules)
    for name, fault in faults.items():
        if fault:
            sys.stderr.write(f"{name} does not compile on regopy: {fault}\n")
    return int(any(faults.values()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
