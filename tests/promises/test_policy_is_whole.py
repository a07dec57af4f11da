"""Policy names everything that the record holds, and says for each rule what it is for and on what it stands."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from access_policy.question import Answers
from access_policy.revision import modules, policies
from case_store.decider import Command
from case_store.entry import registered_events
from tests.access_policy.engines import REVISION, embedded, opa_or_skip
from tests.access_policy.table.oracle import TABLE

for noun in ("people", "case", "elsa", "concern"):
    importlib.import_module(f"case_store.{noun}.events")
    importlib.import_module(f"case_store.{noun}.commands")

HEAD = re.compile(r"^(?:default )?([a-z][a-z_]*)(?: contains| :=| if)", re.MULTILINE)


@cache
def documentation() -> list[dict[str, Any]]:
    """What OPA reads of the METADATA of our rules."""
    said = subprocess.run(
        [opa_or_skip(), "inspect", "--annotations", "--format", "json", str(policies())],
        capture_output=True,
        check=True,
    )
    return [found for found in json.loads(said.stdout)["annotations"] if "_test.rego" not in found["location"]["file"]]


async def test_names_the_part_of_every_event() -> None:
    """An event whose part policy does not name could not be decided on: the service would not start."""
    async with embedded() as engine:
        parts = await Answers(engine).parts(REVISION)
    assert {event.part.value for event in registered_events()} <= parts


async def test_names_the_act_of_every_command_and_no_other() -> None:
    """A command whose act policy does not name could never be permitted; an act without a command is a slip."""
    async with embedded() as engine:
        acts = await Answers(engine).acts(REVISION)
    ours = {command.action for command in Command.__subclasses__() if command.__module__.startswith("case_store.")}
    assert ours == acts


def test_says_what_each_rule_is_for_and_on_what_it_stands() -> None:
    """Title, description and basis: the documentation of policy is policy."""
    for found in documentation():
        said = found["annotations"]
        assert said["title"] and said["description"] and said["custom"]["basis"], found["location"]
        bases = re.findall(r"\bb\d+\b", said["custom"]["basis"])
        assert set(bases) <= set(TABLE["basis"]), found["location"]
        assert bases or re.search(r"access table|domain", said["custom"]["basis"]), found["location"]


def test_leaves_no_public_rule_undocumented() -> None:
    """Every package and every rule that another package may use."""
    documented = {(found["location"]["file"], found["path"][-1]["value"]) for found in documentation()}
    by_file = {(Path(file).resolve(), name) for file, name in documented}
    missing = [
        (name, rule)
        for name, source in modules(policies()).items()
        for rule in set(HEAD.findall(source))
        if ((policies() / name).resolve(), rule) not in by_file
    ]
    assert missing == []


@pytest.mark.parametrize("name", sorted(modules(policies())))
def test_has_a_test_beside_each_rule(name: str) -> None:
    """A folder a kind of reader, and in it the rules and their test."""
    rules = policies() / name
    assert rules.with_name(f"{rules.stem}_test.rego").is_file()
