"""What the access table says to a question, worked out from its cells as they are written: never from the Rego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from access_policy.question import Asking, Kind, SaidNow
from case_store.vocabulary import ALL_STAFF, Audience, Capacity, Label, Level, Part, Purpose, Relation, Role
from tests.access_policy.table import going_home

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("access_table.yaml").read_text(encoding="utf-8"))
LEVELS = {"-": Level.NONE, "E": Level.EXISTENCE, "S": Level.SUMMARY, "F": Level.FULL}
IN_MATTER = frozenset(
    {
        "referral", "programme", "plans", "sessions", "group", "impact", "psp_documents", "parent_words", "pupil_words",
        "targets", "signatures", "monitoring", "reviews", "meetings", "actions",
    }
)  # fmt: skip
HINTED = frozenset({"referral", "programme", "plans", "sessions", "group"})
ASKED = frozenset(
    {
        "form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "pastoral_leader",
        "family_liaison_worker", "senco", "line_manager", "psp_coordinator_of_pupil", "key_worker_of_pupil",
    }
)  # fmt: skip
HOLDER_PURPOSES = frozenset({"safeguarding", "oversight"})
"""A concern is held by a lead next in line, by the head or by the chair, so it is read for their purposes."""
FAMILY = frozenset(
    {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
)  # fmt: skip
VOLUNTEERS = frozenset({Relation.CHAIR, Relation.GOVERNOR})
OFFICERS = frozenset({Relation.EDUCATIONAL_PSYCHOLOGIST, Relation.DATA_PROTECTION_OFFICER})
CARRIED_ON = frozenset(
    {
        Relation.DELIVERING_ELSA, Relation.COVERING_ELSA, Relation.LINE_MANAGER, Relation.REFERRER, Relation.HOLDER,
        Relation.PSP_COORDINATOR, Relation.KEY_WORKER,
    }
)  # fmt: skip
FROM_AGENCY = frozenset({Relation.AGENCY_WORKER, Relation.ALTERNATIVE_PROVISION})
AT_A_MEETING = frozenset({Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED})
TO_PUPIL = frozenset(
    {
        "elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil", "form_tutor", "class_teacher",
        "subject_teacher", "assistant_or_mentor", "cover_teacher", "pastoral_leader", "family_liaison_worker", "senco",
        "psp_coordinator_of_pupil", "key_worker_of_pupil", "alternative_provision",
    }
)  # fmt: skip


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
        # `n` stands alone: numbers are a summary
        level, *rules = ("S n" if written == "n" else written).split()
        if not re.fullmatch("[-ESF]", level) or not set(rules) <= {*"acnohptwx", "own"}:
            raise ValueError(f"a cell that is built cannot be read: {cell}")
        alternatives.append((LEVELS[level], frozenset(rules)))
    return tuple(alternatives)


@cache
def purposes_of(relation: str) -> frozenset[str]:
    """The purposes that `relation` carries."""
    if relation == Relation.HOLDER:
        return HOLDER_PURPOSES
    return frozenset(
        purpose for row in TABLE["purposes"] if row["built"] and relation in row["words"] for purpose in row["carry"]
    )


def _held(asking: Asking, here: frozenset[Relation]) -> frozenset[Relation]:
    """The relations, to school, pupil and matter, in which somebody of this capacity stands."""
    relations = asking.relations
    match asking.capacity:
        case Capacity.PARENT:
            return relations & {Relation.PARENT} if Relation.EXCLUDED_PARENT not in relations else frozenset()
        case Capacity.PUPIL:
            return relations & {Relation.PUPIL}
        case Capacity.AGENCY:
            # whoever left the agency keeps nothing, and a colleague's meeting is not theirs
            in_post = Relation.AGENCY_WORKER in relations
            return (relations & FROM_AGENCY) | (here & AT_A_MEETING) if in_post else frozenset()
        case Capacity.STAFF if Relation.STAFF in relations:
            held = (relations - FAMILY - FROM_AGENCY - {Relation.PUPIL}) | (here & CARRIED_ON)
        case Capacity.STAFF:
            # ex-staff keep nothing (row 27); others are in post without being employed, and some of those hold concerns
            held = relations & (VOLUNTEERS | OFFICERS | {Relation.SUPERVISING_PSYCHOLOGIST})
            held |= here & {Relation.HOLDER} if held & VOLUNTEERS else set()
        case _:
            return frozenset()
    supervises = Relation.EDUCATIONAL_PSYCHOLOGIST in relations
    return held if supervises else held - {Relation.SUPERVISING_PSYCHOLOGIST}


def counted(asking: Asking, kind: Kind | None = None) -> frozenset[str]:
    """The relations, to school, pupil and matter, that hold and count for the purpose."""
    held = _held(asking, frozenset(kind.matter) if kind else frozenset())
    return frozenset(word for word in held if asking.purpose is None or asking.purpose in purposes_of(word))


def carried(asking: Asking) -> bool:
    """Whether a relation carries the purpose; a relative is answered like a stranger to the pupil."""
    if asking.purpose is None:
        return True
    return bool(counted(asking) - (TO_PUPIL if _in_conflict(asking) else frozenset()))


def cells(words: frozenset[str], part: Part) -> list[tuple[str, dict[str, Any]]]:
    """The cells of all rows that count, for `part`, each with its row."""
    found = []
    for row in TABLE["relations"]:
        if not row["built"] or "bar" in row or part not in row["cells"]:
            continue
        # whoever has a row of their own is a member of staff too
        of_matter = part in IN_MATTER and "words_in_matter" in row
        if words & set(row["words_in_matter"] if of_matter else row["words"]):
            found.append((row["cells"][part], row))
    return found


def reads_summary(kind: Kind, audience: str | None) -> bool:
    """The rule `audience`: in date, written for them, and agreed, or not asked and theirs by default."""
    if audience is None or not kind.in_date:
        return False
    written_for = set(kind.audience) | (ALL_STAFF if Audience.ALL_STAFF in kind.audience else set())
    said = dict(kind.pupil_said).get(Audience(audience))
    by_default = said == SaidNow.NOT_ASKED and audience in kind.default
    return audience in written_for and (said == SaidNow.AGREED or by_default)


def _holds(rule: str, row: dict[str, Any], asking: Asking, kind: Kind) -> bool:
    """Whether a condition of a cell holds; what raises a level is no condition."""
    match rule:
        case "a":
            return reads_summary(kind, row.get("audience"))
        case "c":
            return Label.CIRCULATED in kind.labels and Role.PRESENT in kind.mine
        case "n":
            return Label.NUMBERS in kind.labels
        case "x":
            return asking.purpose == Purpose.EXCLUSION
        case "h":
            return going_home.worded_for(kind)
        case "w":
            return Relation.HANDED_OVER in kind.matter
        case "own":
            return going_home.theirs(kind, parent=row.get("capacity") == Capacity.PARENT)
        case _:
            return True


def _of_cell(cell: str, row: dict[str, Any], asking: Asking, kind: Kind) -> tuple[set[Level], bool]:
    """What one cell grants, and whether it lets the reader have their own words."""
    levels: set[Level] = set()
    own = False
    if not kind.mine >= {Role(role) for part, role in row.get("named", {}).items() if part == kind.part}:
        return levels, own
    addressed = Label.FOR_READER in kind.labels
    for level, rules in parsed(cell):
        if "t" in rules and kind.part == Part.CONCERNS:
            if addressed and Role.TOLD in kind.mine:
                levels.add(kind.told)
            if not addressed and Relation.TOLD_FULL in kind.matter:
                levels.add(Level.FULL)
        if addressed:
            continue
        if rules != {"t"} and all(_holds(rule, row, asking, kind) for rule in rules):
            levels.add(level)
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
        "shared": Label.SHARED_WITH_MANAGER in kind.labels,
        "unsafe": Label.UNSAFE_FOR_PARENTS in kind.labels,
    }
    addressed = Label.FOR_READER in kind.labels
    as_staff = asking.capacity == Capacity.STAFF and bool(words)
    employed = Relation.STAFF in asking.relations
    for cell in TABLE["parts_apart"].get(kind.part, {}).get("cells", ()):
        who = cell["of"]
        is_theirs = who in words or (as_staff and (who == "in_post" or (who == "employed" and employed)))
        if not is_theirs or (addressed and who not in {"lead", "holder"}):
            continue
        if Label.WRONG_CHILD in kind.labels and who != "lead":
            continue
        if not holds.get(cell.get("when"), True) or holds.get(cell.get("unless"), False):
            continue
        own = own or ("own" in cell and holds[cell["own"]])
        levels |= {Level(cell["level"])} if "level" in cell else set()
    return levels, own


def _in_conflict(asking: Asking) -> bool:
    """Own child, relative or conflict: in every staff role and from an agency, and not as a parent."""
    return asking.capacity in {Capacity.STAFF, Capacity.AGENCY} and bool(asking.relations & FAMILY)


def barred(asking: Asking, kind: Kind) -> bool:
    """Own child, relative or conflict; the subject of a concern; whoever is named in the words."""
    subject = Relation.SUBJECT in kind.matter or Role.SUBJECT in kind.mine
    new_to_them = kind.after_concern_about_me and Role.AUTHOR not in kind.mine
    return _in_conflict(asking) or subject or new_to_them or Role.NAMED in kind.mine


def _of_rows(words: frozenset[str], asking: Asking, kind: Kind) -> tuple[set[Level], bool]:
    """What the rows of the table grant, and whether the words are the reader's own."""
    levels: set[Level] = set()
    own = False
    addressed = Label.FOR_READER in kind.labels
    for cell, row in cells(words, kind.part):
        if addressed and "lead" in words and parsed(cell) == ((Level.FULL, frozenset()),):
            levels.add(Level.FULL)
        granted, theirs = _of_cell(cell, row, asking, kind)
        levels, own = levels | granted, own or theirs
    if Relation.HOLDER in words and kind.part == Part.CONCERNS:
        levels.add(Level.FULL)
    return levels, own


def _who_may_read(asking: Asking, kind: Kind) -> frozenset[str]:
    """The relations that count, less those to whom an entry of such labels is nothing in any cell."""
    words = counted(asking, kind)
    if Label.WRONG_CHILD in kind.labels:
        return words & {Relation.LEAD}
    return words if going_home.may_be_read(asking.capacity, kind) else frozenset()


def expected(asking: Asking, kind: Kind) -> Expected:
    """What the table says to the question how much of `kind` is told."""
    words = _who_may_read(asking, kind)
    rows, own_by_row = _of_rows(words, asking, kind)
    apart, own_apart = _apart(words, asking, kind)
    levels, own = rows | apart, own_by_row or own_apart
    if Label.IN_FULL_ONLY in kind.labels:
        levels &= {Level.FULL}  # section 1, `home`: objections are full, and that there is one would tell already
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
        withheld="ask" if below_full and kind.part in HINTED and words & ASKED else "nothing",
    )
