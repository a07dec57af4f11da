"""The reference model: how much somebody is told of an entry, from the code of practice and the access table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from access_policy.question import Asking, Kind
from case_store.vocabulary import Level, Part, Relation
from tests.access_policy.code_of_practice.columns import COLUMNS, OWN
from tests.access_policy.code_of_practice.plans import WITH_OWN_WORDS
from tests.access_policy.code_of_practice.reader import FAMILY, Reader

TEACH = frozenset(
    {
        "form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "pastoral_leader",
        "family_liaison_worker", "senco", "line_manager", "psp_coordinator_of_pupil", "key_worker_of_pupil",
    }
)  # fmt: skip
"""Those who are told whom to ask for more (rule `withheld`)."""
MAY_ASK_FOR_MORE = frozenset({Part.REFERRAL, Part.PROGRAMME, Part.PLANS, Part.SESSIONS, Part.GROUP})


@dataclass(frozen=True)
class Answer:
    """The level; whether the case exists for this reader; the level among "what I wrote"; what of more."""

    level: Level
    reveals: bool
    alone: Level
    withheld: str


def answer(asking: Asking, entry: Kind) -> Answer:
    """What the code of practice says."""
    who = Reader(asking, entry)
    barred = is_barred(who)
    granted = Level.NONE if barred else granted_level(who)
    own = reads_own_words(who, barred=barred)
    level = Level.FULL if own and not barred else granted
    if level is Level.SUMMARY and entry.corrected:
        level = Level.EXISTENCE
    more = level in {Level.EXISTENCE, Level.SUMMARY} and entry.part in MAY_ASK_FOR_MORE and who.counts & TEACH
    alone = Level.FULL if own and entry.own_readable else Level.NONE
    return Answer(level, granted is not Level.NONE, alone, "ask" if more else "nothing")


def is_barred(who: Reader) -> bool:
    """Own child, relative or conflict, as a colleague; subject of the concern, and of what came after; named in it."""
    entry = who.entry
    family = (who.as_staff or who.from_agency) and bool(set(map(str, who.asking.relations)) & FAMILY)
    subject = "subject" in entry.matter or "subject" in entry.mine
    after = entry.after_concern_about_me and "author" not in entry.mine
    return family or subject or after or "named" in entry.mine


def granted_level(who: Reader) -> Level:
    """What the column of the part tells, less what holds for every part."""
    labels = who.entry.labels
    if "wrong_child" in labels:
        return Level.FULL if lead_reads(who) else Level.NONE
    holds = "holder" in who.counts and who.entry.part is Part.ADULT_CONCERNS
    if who.is_for_one_reader and who.entry.part is not Part.CONCERNS and not (lead_reads(who) or holds):
        return Level.NONE
    if names_another_pupil(who):
        return Level.NONE
    if "parent" in who.counts and "unsafe_for_parents" in labels:
        return Level.NONE
    level = COLUMNS[who.entry.part](who)
    says_nothing_less = "in_full_only" in labels and level is not Level.FULL
    return Level.NONE if says_nothing_less else level


def names_another_pupil(who: Reader) -> bool:
    """Whether a passage names another pupil, and whoever asks is no colleague (rule `mentions`)."""
    labels = who.entry.labels
    return not who.as_staff and "mentions_pupil" in labels and "mention_allowed" not in labels


def lead_reads(who: Reader) -> bool:
    """Whether they read this part in full as a lead, whatever else they are."""
    if "lead" not in who.counts or who.entry.part in {Part.STAFF, Part.ELSA_SUPPORT}:
        return False
    asking = replace(who.asking, relations=frozenset({Relation.STAFF, Relation.LEAD}))
    entry = replace(who.entry, matter=who.entry.matter & {Relation.TOLD_FULL}, mine=frozenset())
    return COLUMNS[who.entry.part](Reader(asking, entry)) is Level.FULL


def reads_own_words(who: Reader, *, barred: bool) -> bool:
    """What they wrote or said themselves (rule `own`); under a bar only a concern that they wrote."""
    entry, roles = who.entry, OWN.get(who.entry.part, frozenset())
    hidden = "wrong_child" in entry.labels or who.is_for_one_reader or names_another_pupil(who)
    if hidden or not entry.mine & roles:
        return False
    if barred and not ("author" in entry.mine and entry.part in {Part.CONCERNS, Part.ADULT_CONCERNS}):
        return False
    if entry.part is Part.ADULT_CONCERNS:
        return who.as_staff and bool(who.counts)
    return bool(who.counts & WITH_OWN[entry.part])


AROUND = (TEACH - {"line_manager"}) | {"covering_elsa_of_pupil"}
ANYBODY = AROUND | {"staff", "elsa", "elsa_of_pupil", "line_manager_of_pupil", "referrer", "cover_teacher"}
WITH_OWN: dict[Part, frozenset[str]] = {
    Part.CONTACTS: ANYBODY - {"line_manager_of_pupil"},
    Part.SIGNS: ANYBODY - {"pastoral_leader"},
    Part.REFERRAL: (AROUND | {"staff", "elsa"}) - {"covering_elsa_of_pupil", "senco"},
    Part.CHECK_INS: AROUND,
    Part.CONCERNS: ANYBODY,
    **WITH_OWN_WORDS,
}
"""The rows in which the table prints `o`, part by part. Whoever is on the staff has the row of any member of staff."""
