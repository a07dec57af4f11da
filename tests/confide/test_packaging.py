"""What is installed is pinned, complete, and built in storeys."""

from __future__ import annotations

import ast
import configparser
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OURS = {"case_store", "access_policy", "confide", "projections"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; [^\\]+)? \\$")


def pins(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=[a-z])", (ROOT / "requirements" / name).read_text()):
        lines = [line for line in block.splitlines() if line and not line.lstrip().startswith("#")]
        if not lines:
            continue
        pin = PIN.match(lines[0])
        assert pin, "every requirement is pinned to one version"
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in lines[1:])
        assert lines[1:], "every requirement has a hash"
        found[pin[1].lower()] = pin[2]
    return found


class TestRequirements:
    @pytest.mark.parametrize(
        ("name", "asked"),
        [("runtime.txt", PROJECT["dependencies"]), ("dev.txt", PROJECT["optional-dependencies"]["dev"])],
    )
    def test_are_pinned_with_hashes_as_the_project_asks(self, name: str, asked: list[str]) -> None:
        """A pin that the project's own bounds refuse means that `make lock` was forgotten."""
        pinned = pins(name)
        for told in map(Requirement, asked):
            assert told.specifier.contains(pinned[told.name.lower()])

    def test_are_the_same_for_running_and_for_testing(self) -> None:
        """What is tested is what runs."""
        runtime, dev = pins("runtime.txt"), pins("dev.txt")
        assert runtime.items() <= dev.items()

    def test_cover_every_import(self) -> None:
        """What happens to be installed because something else needs it may be gone tomorrow."""
        declared = {Requirement(told).name.lower().replace("_", "-") for told in PROJECT["dependencies"]}
        declared |= {"starlette", "pydantic-core"}  # fastapi and pydantic are not to be had without
        homes = packages_distributions()
        for path in [*ROOT.glob("services/**/*.py"), *ROOT.glob("projections/**/*.py")]:
            for name in imported(path) - OURS - sys.stdlib_module_names:
                from_ = {home.lower().replace("_", "-") for home in homes.get(name, [name])}
                assert from_ & declared, f"{path.name} imports {name}"


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


class TestStoreys:
    def test_name_every_noun(self) -> None:
        """A new noun's rules are free of the web, the database and the event store from its first day."""
        config = configparser.ConfigParser()
        config.read(ROOT / ".importlinter")
        named = config["importlinter:contract:rules"]["source_modules"].split()
        nouns = {path.parent.name for path in (ROOT / "services" / "case_store").glob("*/events.py")}
        assert {f"case_store.{noun}" for noun in nouns} <= set(named)

    @pytest.mark.parametrize(
        ("module", "line"),
        [
            ("services/case_store/elsa/events.py", "import fastapi"),
            ("services/case_store/elsa/routes.py", "import psycopg"),
            ("services/access_policy/redaction.py", "import psycopg"),
            ("services/case_store/decider.py", "import eventsourcing"),
            ("services/case_store/errors.py", "import confide"),
            ("projections/__init__.py", "import access_policy"),
            ("services/access_policy/redaction.py", "import confide.settings"),
        ],
    )
    def test_are_guarded(self, tmp_path: Path, module: str, line: str) -> None:
        """The negative control: an import that goes up, or into a library that does things, is found."""
        assert "0 broken" in linted(tmp_path / "as_it_is", module, "")
        assert "BROKEN" in linted(tmp_path / "changed", module, line)


def linted(folder: Path, module: str, line: str) -> str:
    """What import-linter says of a copy in which `module` has one more `line`."""
    for name in ("services", "projections"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    told = subprocess.run(
        [sys.executable, "-c", LINT, str(ROOT / ".importlinter")],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": f"{folder / 'services'}:{folder}", "PYTHONUTF8": "1"},
    )
    return told.stdout


LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(sys.argv[1], no_cache=True))"


class TestWheel:
    def test_carries_what_is_not_python_too(self, tmp_path: Path) -> None:
        """The policies and the migrations; built from what the Dockerfile copies, and from nothing else."""
        copied = re.findall(r"^COPY (?!--from|requirements)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
        for name in " ".join(copied).split():
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, tmp_path / name)
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "made"]
        subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
        (wheel,) = (tmp_path / "made").glob("*.whl")
        held = set(zipfile.ZipFile(wheel).namelist())
        for source, home in (("services", ""), ("projections", "projections/"), ("policies", "confide/policies/")):
            for path in (tmp_path / source).rglob("*"):
                if path.suffix in {".py", ".sql", ".rego", ".json"}:
                    assert f"{home}{path.relative_to(tmp_path / source).as_posix()}" in held


class TestRepository:
    def test_names_no_registry(self) -> None:
        """Where packages come from is the machine's own business."""
        git = shutil.which("git")
        if git is None or not (ROOT / ".git").exists():
            pytest.skip("this is no git checkout")
        host = r"pyp[i]\.org|pythonhoste[d]|npmj[s]\.|crates\.i[o]|gola[n]g\.org|repo1?\.mav[e]n|deb\.debia[n]"
        told = subprocess.run([git, "grep", "-lIiE", host], cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.stdout.split() == []

    def test_runs_its_checks_in_a_shell_that_reads_them(self) -> None:
        """CI's script has no mistake of syntax, and asks nobody anything."""
        bash = shutil.which("bash")
        assert bash is not None
        assert subprocess.run([bash, "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0
