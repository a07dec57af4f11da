"""What the conditions of pages are made of: each narrows what is looked at, and never what is told."""

from __future__ import annotations

from uuid import UUID

from case_store.vocabulary import Part

CASE_PARTS = (
    Part.CONTACTS,
    Part.STRATEGIES,
    Part.REFERRAL,
    Part.PROGRAMME,
    Part.PLANS,
    Part.SESSIONS,
    Part.AGREEMENT,
    Part.CONCERNS,
    Part.TELLINGS,
    Part.HOME,
    Part.SIGNS,
    Part.GROUP,
    Part.CHECK_INS,
    Part.IMPACT,
    Part.PSP_DOCUMENTS,
    Part.PARENT_WORDS,
    Part.PUPIL_WORDS,
    Part.TARGETS,
    Part.SIGNATURES,
    Part.MONITORING,
    Part.REVIEWS,
    Part.MEETINGS,
    Part.ACTIONS,
    Part.SUPPORT_MAP,
    Part.FIGURES,
)
"""The parts that lie in a pupil's case."""

# A page's condition may use these beside its own parameters.
MINE = """(%(all)s OR i.file = ANY(%(cases)s) OR i.file IN (SELECT q.case_file FROM pupils q
            WHERE q.pupil = ANY(%(pupils)s) OR (%(senco)s AND (q.sen OR EXISTS (
                  SELECT 1 FROM entry_index f WHERE f.file = q.case_file AND f.part IN ('referral', 'targets'))))))"""
NOW = "r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true)"
NEXT_FILE = "i.file > coalesce(%(mark)s::uuid, '00000000-0000-0000-0000-000000000000')"
LINE = """i.name IN ('people.pupil_enrolled', 'people.pupil_updated')
       AND NOT EXISTS (SELECT 1 FROM entry_index n WHERE n.file = i.file AND n.position > i.position
                        AND n.name IN ('people.pupil_enrolled', 'people.pupil_updated'))"""
OLDER = "i.position < coalesce(%(mark)s, 9223372036854775807)"
NEWEST = "ORDER BY i.position DESC LIMIT %(batch)s"
SOME = UUID(int=0)
"""Any id: for naming a page whose parameters do not matter."""
