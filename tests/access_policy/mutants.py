"""Policies with one mistake in them each, as somebody might make it: a condition less, a word less, a level off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SET = re.compile(r'\{\s*("[a-z_.]+"(?:,\s*"[a-z_.]+")*),?\s*\}')
_WORD = re.compile(r'"[a-z_.]+"')
_LEVELS = {'"level": "full"': '"level": "summary"', '"level": "summary"': '"level": "full"',
           '"level": "existence"': '"level": "summary"', '"level": "own"': '"level": "full"'}  # fmt: skip
_LISTS = ("named :=", "acts :=", "_acts :=")
"""What policy names is looked at when the service starts, and decides nothing."""


@dataclass(frozen=True)
class Mutant:
    """One rule file with one mistake: which file, what was changed in which line, and its whole text."""

    path: Path
    what: str
    text: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mistake of these kinds that can be made in the file at `path`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    code = ["" if line.startswith("#") else line for line in lines]
    skipped = _lists(code)
    for number, line in enumerate(code):
        if number in skipped or not line.strip() or line.startswith(("package", "import")):
            continue
        for what, changed in (*_without_condition(code, number), *_changed(line)):
            text = "\n".join([*lines[:number], changed, *lines[number + 1 :]]) + "\n"
            yield Mutant(path, f"{number + 1}: {what}", text)
    yield from _fewer_words(path, "\n".join(lines) + "\n", skipped)


def _lists(code: list[str]) -> set[int]:
    """The lines of lists of names, to the end of each."""
    found, inside = set[int](), False
    for number, line in enumerate(code):
        inside = (inside and bool(line.strip())) or line.startswith(_LISTS)
        if inside:
            found.add(number)
    return found


def _without_condition(code: list[str], number: int) -> Iterator[tuple[str, str]]:
    """The line left out, if it is one condition of several (a body of none is no rule)."""
    line = code[number]
    alone = code[number - 1].endswith("{") and number + 1 < len(code) and code[number + 1].startswith("}")
    is_condition = line.startswith("\t") and not line.startswith("\t\t") and not line.startswith("\tsome ")
    if is_condition and not alone and not line.rstrip().endswith((",", "{", "(", "[")) and line.strip() not in "})]":
        yield f"without `{line.strip()}`", ""


def _changed(line: str) -> Iterator[tuple[str, str]]:
    """The line with one thing turned round."""
    if " not " in f" {line.strip()}":
        yield "without not", line.replace("not ", "", 1)
    if " == " in line:
        yield "!= for ==", line.replace(" == ", " != ", 1)
    elif " != " in line:
        yield "== for !=", line.replace(" != ", " == ", 1)
    for level, other in _LEVELS.items():
        if level in line:
            yield f"{other} for {level}", line.replace(level, other, 1)


def _fewer_words(path: Path, text: str, skipped: set[int]) -> Iterator[Mutant]:
    """Each set of words with one word left out."""
    for found in _SET.finditer(text):
        line = text.count("\n", 0, found.start())
        words = _WORD.findall(found[1])
        if len(words) < 2 or line in skipped or text[text.rfind("\n", 0, found.start()) + 1] == "#":
            continue
        for word in words:
            fewer = "{" + ", ".join(other for other in words if other != word) + "}"
            yield Mutant(path, f"{line + 1}: without {word}", text[: found.start()] + fewer + text[found.end() :])
