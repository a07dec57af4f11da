"""What the access table says to a question, worked out from its cells as they are written: never from the Rego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from access_policy.question import Asking, Kind, SaidNow
from case_store.vocabulary import ALL_STAFF, Audience, Capacity, Label, Level, Part, Relation, Role

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("access_table.yaml").read_text(encoding="utf-8"))
LEVELS = {"-": Level.NONE, "E": Level.EXISTENCE, "S": Level.SUMMARY, "F": Level.FULL}
IN_MATTER = frozenset({"referral", "programme", "plans", "sessions"})
ASKED = frozenset({"form_tutor", "class_teacher", "subject_teacher", "senco", "line_manager"})
HOLDER_PURPOSES = frozenset({"safeguarding", "oversight"})
"""A concern is held by a lead next in line, by the head or by the chair, so it is read for their purposes."""


@dataclass(frozen=True)
class Expected:
    """What the table says: the level, whether the file exists for the reader, "what I wrote", and what is withheld."""

    level: Level
    reveals: bool
    alone: Level
    withheld: str


NOTHING = Expected(Level.NONE, False, Level.NONE, "nothing")


@cache
def parsed(cell: str) -> tuple[tuple[Level, frozenset[str]], ...]:
    """`S a, E` -> S where `a` holds, else E."""
    alternatives = []
    for written in cell.split(","):
        level, *rules = written.split()
        if not re.fullmatch("[-ESF]", level) or not set(rules) <= set("aopt"):
            raise ValueError(f"a cell that is built cannot be read: {cell}")
        alternatives.append((LEVELS[level], frozenset(rules)))
    return tuple(alternatives)


def purposes_of(relation: str) -> frozenset[str]:
    """The purposes that `relation` carries."""
    if relation == Relation.HOLDER:
        return HOLDER_PURPOSES
    return frozenset(
        purpose for row in TABLE["purposes"] if row["built"] and relation in row["words"] for purpose in row["carry"]
    )


def counted(asking: Asking, kind: Kind | None = None) -> frozenset[str]:
    """The relations, to school, pupil and matter, that hold and count for the purpose."""
    if asking.capacity != Capacity.STAFF:
        return frozenset()
    here = frozenset(kind.matter) if kind else frozenset()
    if Relation.STAFF in asking.relations:
        held = asking.relations | (here & {Relation.HOLDER, Relation.DELIVERING_ELSA, Relation.LINE_MANAGER})
    else:
        # ex-staff keep nothing (row 27); the chair and governors are in post without being employed
        volunteers = asking.relations & {Relation.CHAIR, Relation.GOVERNOR}
        held = volunteers | (here & {Relation.HOLDER}) if volunteers else frozenset()
    held -= {Relation.RELATIVE, Relation.CONFLICT}
    return frozenset(word for word in held if asking.purpose is None or asking.purpose in purposes_of(word))


def carried(asking: Asking) -> bool:
    """Whether a relation carries the purpose; a relative is answered like a stranger to the pupil."""
    if asking.purpose is None:
        return True
    to_pupil = {"elsa_of_pupil", "line_manager_of_pupil", "form_tutor", "class_teacher", "subject_teacher", "senco"}
    barred = asking.relations & {Relation.RELATIVE, Relation.CONFLICT}
    return bool(counted(asking) - (to_pupil if barred else set()))


def cells(words: frozenset[str], part: Part) -> list[tuple[str, str | None]]:
    """The cells of all rows that count, for `part`, each with the audience to which its row belongs."""
    found = []
    for row in TABLE["relations"]:
        if not row["built"] or "bar" in row or part not in row["cells"]:
            continue
        columns = row.get("built_columns")
        # whoever has a row of their own is a member of staff too
        of_matter = part in IN_MATTER and "words_in_matter" in row
        asked = row["words_in_matter"] if of_matter else row["words"]
        if words & set(asked) and (columns is None or part in columns):
            found.append((row["cells"][part], row.get("audience")))
    return found


def reads_summary(kind: Kind, audience: str | None) -> bool:
    """The rule `audience`: in date, written for them, and agreed, or not asked and theirs by default."""
    if audience is None or not kind.in_date:
        return False
    written_for = set(kind.audience) | (ALL_STAFF if Audience.ALL_STAFF in kind.audience else set())
    said = dict(kind.pupil_said).get(Audience(audience))
    by_default = said == SaidNow.NOT_ASKED and audience in kind.default
    return audience in written_for and (said == SaidNow.AGREED or by_default)


def _of_cell(cell: str, audience: str | None, kind: Kind) -> tuple[set[Level], bool]:
    """What one cell grants, and whether it lets the reader have their own words."""
    levels, own = set(), False
    addressed = Label.FOR_READER in kind.labels
    for level, rules in parsed(cell):
        if "t" in rules and kind.part == Part.CONCERNS:
            if addressed and Role.TOLD in kind.mine:
                levels.add(kind.told)
            if not addressed and Relation.TOLD_FULL in kind.matter:
                levels.add(Level.FULL)
        if addressed:
            continue
        if rules != {"t"}:
            levels |= {level} if "a" not in rules or reads_summary(kind, audience) else set()
        if "p" in rules and Role.PRESENT in kind.mine:
            levels.add(Level.FULL)
        own = own or ("o" in rules and bool(kind.mine & {Role.AUTHOR, Role.SAID_BY}))
    return levels - {Level.NONE}, own


def _apart(words: frozenset[str], asking: Asking, kind: Kind) -> tuple[set[Level], bool]:
    """What the parts that stand below the table grant, and whether the words are the reader's own."""
    levels, own = set(), False
    holds = {
        "of_me": kind.of_me,
        "by_lead": Label.BY_LEAD in kind.labels,
        "written": Role.AUTHOR in kind.mine,
        "told_full": Relation.TOLD_FULL in kind.matter,
    }
    addressed = Label.FOR_READER in kind.labels
    for cell in TABLE["parts_apart"].get(kind.part, {}).get("cells", ()):
        who = cell["of"]
        employed = "staff" in asking.relations
        is_theirs = who in words or (bool(words) and (who == "in_post" or (who == "employed" and employed)))
        if not is_theirs or (addressed and who not in {"lead", "holder"}):
            continue
        if not holds.get(cell.get("when"), True) or holds.get(cell.get("unless"), False):
            continue
        own = own or ("own" in cell and holds[cell["own"]])
        levels |= {Level(cell["level"])} if "level" in cell else set()
    return levels, own


def barred(asking: Asking, kind: Kind) -> bool:
    """Own child, relative or conflict; the subject of a concern; whoever is named in the words."""
    conflict = asking.relations & {Relation.RELATIVE, Relation.CONFLICT}
    subject = Relation.SUBJECT in kind.matter or Role.SUBJECT in kind.mine
    after = kind.after_concern_about_me and Role.AUTHOR not in kind.mine
    return bool(conflict or subject or after or Role.NAMED in kind.mine)


def _of_rows(words: frozenset[str], kind: Kind) -> tuple[set[Level], bool]:
    levels, own = set(), False
    addressed = Label.FOR_READER in kind.labels
    for cell, audience in cells(words, kind.part):
        if addressed and "lead" in words and parsed(cell) == ((Level.FULL, frozenset()),):
            levels.add(Level.FULL)
        granted, theirs = _of_cell(cell, audience, kind)
        levels, own = levels | granted, own or theirs
    if Relation.HOLDER in words and kind.part == Part.CONCERNS:
        levels.add(Level.FULL)
    return levels, own


def expected(asking: Asking, kind: Kind) -> Expected:
    """What the table says to the question how much of `kind` is told."""
    words = counted(asking, kind)
    rows, own_by_row = _of_rows(words, kind)
    apart, own_apart = _apart(words, asking, kind)
    levels, own = rows | apart, own_by_row or own_apart
    if barred(asking, kind):
        # rows 25 and 26 leave the concern that they wrote, as "what I wrote"
        kept = own and Role.AUTHOR in kind.mine and kind.part in {Part.CONCERNS, Part.ADULT_CONCERNS}
        return Expected(Level.NONE, False, Level.FULL if kept and kind.own_readable else Level.NONE, "nothing")
    level = Level.FULL if own else max(levels, key=lambda each: each.rank, default=Level.NONE)
    if level == Level.SUMMARY and kind.corrected:
        level = Level.EXISTENCE
    below_full = level in {Level.EXISTENCE, Level.SUMMARY}
    return Expected(
        level=level,
        reveals=bool(levels),
        alone=Level.FULL if own and kind.own_readable else Level.NONE,
        withheld="ask" if below_full and kind.part in IN_MATTER and words & ASKED else "nothing",
    )
