"""What the rules of policy say of themselves: the title, description and basis in the METADATA above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BLOCK = re.compile(r"^# METADATA\n(?P<told>(?:#.*\n)+)(?P<code>(?:(?!# METADATA\n).*\n?)*)", re.MULTILINE)
_RULE = re.compile(r'"([a-z_]{1,40}(?:\.[a-z_]{1,40}){1,3})"')
_PACKAGE = re.compile(r"^package\s+([a-z_.]+)", re.MULTILINE)
_FIELD = re.compile(r"^(?P<name>title|description|basis): ?(?P<text>.*)$")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What stands above a rule, or above a package."""

    title: str
    description: str
    basis: str


def described(sources: Mapping[str, str]) -> dict[str, Annotation]:
    """Rule and package -> what they say of themselves, from the sources of a policy.

    A rule is known by the name under which answers give it: the first dotted word in quotes below the block.
    """
    return {name: told for source in sources.values() for name, told in _of(source)}


def _of(source: str) -> Iterator[tuple[str, Annotation]]:
    for block in _BLOCK.finditer(source):
        told = _told(block["told"])
        package = _PACKAGE.match(block["code"].lstrip())
        if package:
            yield package[1], told
            continue
        head = "\n".join(line for line in block["code"].splitlines() if not line.lstrip().startswith("#"))
        for rule in dict.fromkeys(_RULE.findall(head)):
            yield rule, told


def _told(block: str) -> Annotation:
    """The fields of one block; a text that goes on over several lines is one paragraph."""
    fields: dict[str, list[str]] = {}
    open_field: list[str] | None = None
    for line in (line[1:].strip() for line in block.splitlines()):
        field = _FIELD.match(line)
        if field:
            first = _unquoted(field["text"].strip())
            open_field = fields.setdefault(field["name"], [] if first == "|" else [first])
        elif re.match(r"^[a-z_]+:", line):
            open_field = None
        elif open_field is not None and line:
            open_field.append(line)
    return Annotation(*(" ".join(fields.get(name, [])) for name in ("title", "description", "basis")))


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1].replace('\\"', '"') if quoted else text
