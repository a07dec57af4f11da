"""Who has been told, in words that a pupil understands: as what somebody came, how much they were told, and when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from access_policy.page import Rows, Seen
from access_policy.reading import ToldEntry
from case_store.calendar import today
from case_store.journal.reader import Query
from case_store.vocabulary import Capacity, Level, Part, Relation

_AS_STAFF: Mapping[Relation, str] = {
    Relation.LEAD: "The safeguarding lead",
    Relation.ELSA_OF_PUPIL: "Your ELSA",
    Relation.COVERING_ELSA_OF_PUPIL: "The ELSA who stands in for yours",
    Relation.CLASS_TEACHER: "Your class teacher",
    Relation.FORM_TUTOR: "Your form tutor",
    Relation.PASTORAL_LEADER: "A head of year or pastoral leader",
    Relation.KEY_WORKER_OF_PUPIL: "Your key worker",
    Relation.PSP_COORDINATOR_OF_PUPIL: "Whoever coordinates your plan",
    Relation.FAMILY_LIAISON_WORKER: "The family liaison worker",
    Relation.SENCO: "The SENCO",
    Relation.ASSISTANT_OR_MENTOR: "A teaching assistant or mentor",
    Relation.SUBJECT_TEACHER: "A teacher of yours",
    Relation.COVER_TEACHER: "A teacher who covered a lesson",
    Relation.LINE_MANAGER_OF_PUPIL: "The manager of your ELSA",
    Relation.HEAD: "The headteacher",
}
"""What a pupil calls somebody who stands to them so; the nearest first."""
_NOT_STAFF: Mapping[str, str] = {
    Capacity.PARENT: "A parent or carer of yours",
    Capacity.AGENCY: "Somebody from outside school",
    Capacity.REVIEWER: "Somebody who checks on schools",
}
_HOW_MUCH: Mapping[Level, str] = {
    Level.EXISTENCE: "that there was something about",
    Level.SUMMARY: "the main points of",
    Level.FULL: "all of",
}
_OF_WHAT: Mapping[Part, str] = {
    Part.HOME: "how school and home keep in touch",
    Part.CONTACTS: "a talk",
    Part.SIGNS: "something that was noticed",
    Part.STRATEGIES: "what helps you",
    Part.REFERRAL: "why support was asked for",
    Part.PROGRAMME: "what your support is for",
    Part.PLANS: "what was planned with you",
    Part.SESSIONS: "a session",
    Part.GROUP: "a group that you are in",
    Part.AGREEMENT: "what you agreed may be shared",
    Part.CHECK_INS: "a check-in",
    Part.IMPACT: "what came of your support",
    Part.CONCERNS: "something that you told an adult",
    Part.PSP_DOCUMENTS: "what was gathered before your plan",
    Part.PARENT_WORDS: "what somebody at home said for your plan",
    Part.PUPIL_WORDS: "what you said for your plan",
    Part.TARGETS: "your targets",
    Part.SIGNATURES: "who signed your plan",
    Part.MONITORING: "how a day of your plan went",
    Part.REVIEWS: "how your plan is going",
    Part.MEETINGS: "a meeting about you",
    Part.ACTIONS: "something that somebody is to do for you",
    Part.SUPPORT_MAP: "who supports you",
    Part.FIGURES: "your attendance and suspensions",
}
_TOLD = """
SELECT i.entry, e.entry, e.part, d.level FROM disclosed_entries d
  JOIN entry_index i ON i.position = d.disclosure
  JOIN entry_index e ON e.position = d.entry_position
 WHERE i.entry = ANY(%(disclosures)s) AND d.entry_position = ANY(%(known)s) ORDER BY d.disclosure, d.entry_position
"""


async def told_plainly(seen: Seen) -> Rows:
    """A sentence for each entry that somebody was told, of those that the pupil may know of."""
    params = {"disclosures": [entry.id for entry in seen.told], "known": seen.page.params["known"]}
    (rows,) = await seen.snapshot.fetch(Query(_TOLD, params))
    by_id = {entry.id: entry for entry in seen.told}
    return tuple(_line(by_id[disclosure], entry, Part(part), Level(level)) for disclosure, entry, part, level in rows)


def _line(told: ToldEntry, entry: UUID, part: Part, level: Level) -> dict[str, Any]:
    who = was_told(told.fields.get("capacity"), told.fields.get("relations") or ())
    day = today(told.happened_at)
    said = f"{who} {_HOW_MUCH[level]} {_OF_WHAT.get(part, 'something')} on {day.day} {day:%B %Y}."
    return {"disclosure": told.id, "entry": entry, "in_plain_words": said}


def was_told(capacity: str | None, relations: Collection[str]) -> str:
    """What a pupil calls a reader who came so: the nearest of what they are, or a member of staff."""
    if capacity == Capacity.PUPIL:
        return "You were told, with an adult at your side,"
    staff = next((phrase for word, phrase in _AS_STAFF.items() if word in relations), "A member of staff")
    return f"{_NOT_STAFF.get(capacity or '', staff)} was told"
