"""What is due: on somebody's caseload, and for one person. Each line goes with an entry that its reader is told."""

from __future__ import annotations

from access_policy import due_lines, due_plans, load
from access_policy.page import Alone, Page
from case_store.vocabulary import Level, Part

_UNDECIDED = """i.name = 'elsa.referred' AND NOT EXISTS (SELECT 1 FROM entry_index d
             WHERE d.matter = i.matter AND d.name = 'elsa.referral_decided'
               AND d.entry <> ALL(ARRAY(SELECT u.entry FROM unknown_to(%(person)s) u)))"""
_RUN = "i.name IN ('elsa.programme_started', 'group.started', 'group.joined')"
_UNASSIGNED = """%(senco)s AND i.matter IN (SELECT l.matter FROM caseload_lines l
             WHERE l.kind = 'referred' AND l.elsa IS NULL)"""
_BLOCKERS = """i.name = 'support.blocker_reported' AND i.happened_at >= %(today)s - 90
           AND i.position IN (SELECT p.position FROM entry_people p
                WHERE p.role = 'about' AND p.person = ANY(%(managed)s::uuid[] || %(person)s::uuid))"""
_UNOPENED = """i.part IN ('concerns', 'adult_concerns') AND i.name IN ('concern.raised', 'concern.adult_raised')
           AND (i.matter = ANY(%(matters)s) OR (i.part = 'concerns' AND %(lead)s))
           AND NOT EXISTS (SELECT 1 FROM disclosed_entries d WHERE d.entry_position = i.position
                              AND d.level = 'full' AND d.by_lead)
           AND NOT EXISTS (SELECT 1 FROM entry_index k WHERE k.matter = i.matter AND k.labels @> ARRAY['closes'])"""

_UNANSWERED = f"""i.part = 'referral' AND i.name = '{due_lines.ASKED_FOR_HELP}'
           AND (%(senco)s OR %(lead)s OR i.file IN (SELECT q.case_file FROM pupils q WHERE q.pupil = ANY(%(led)s)))
           AND NOT EXISTS (SELECT 1 FROM entry_index d WHERE d.matter = i.matter AND d.name = 'around.help_answered'
                              AND d.entry <> ALL(ARRAY(SELECT u.entry FROM unknown_to(%(person)s) u)))"""


def _any_of(*conditions: str) -> str:
    """Entries of which one of these is true: each looked up by itself, so that none makes the others look at all."""
    found = (f"SELECT i.position FROM entry_index i WHERE {condition}" for condition in conditions)
    return f"i.position IN ({' UNION ALL '.join(found)})"


def caseload_page() -> Page:
    """Your caseload, or that of those whom you manage: who is due what, what is unwritten, fading, overdue, waiting.

    It holds the programmes, groups and referrals that you deliver, cover or manage, however many others there are.
    Of what an ELSA who has left did not write up, their line manager is told how often, and nothing else.
    """
    return Page(
        "caseload",
        (Part.REFERRAL, Part.PROGRAMME, Part.GROUP, Part.ELSA_SUPPORT),
        _any_of(
            f"i.matter = ANY(%(on_load)s) AND ({_RUN} OR {_UNDECIDED})",
            f"{_UNASSIGNED} AND {_UNDECIDED}",
            _BLOCKERS,
        ),
        view=load.caseload,
    )


def due_page() -> Page:
    """What is due or overdue for you: sessions, reports, reviews of plans, actions, referrals, agreements that run out.

    It is what is yours to do, and what is to be done in the programmes, groups and plans that are in your hands, from
    a fortnight ahead. Each line says by which day, in which calendar, and by which rule. A concern that nobody has
    opened is named and not told.
    """
    return Page(
        "due",
        (
            Part.REFERRAL,
            Part.PROGRAMME,
            Part.GROUP,
            Part.SIGNS,
            Part.AGREEMENT,
            Part.ELSA_SUPPORT,
            Part.PSP_DOCUMENTS,
            Part.TARGETS,
            Part.REVIEWS,
            Part.MEETINGS,
            Part.ACTIONS,
            Part.SUPPORT_MAP,
            Part.CONCERNS,
            Part.ADULT_CONCERNS,
        ),
        _any_of(
            f"i.matter = ANY(%(responsible)s) AND ({_RUN} OR {_UNDECIDED})",
            f"i.matter = ANY(%(responsible)s) AND i.name = '{due_plans.STARTED}'",
            "i.entry IN (SELECT f.entry FROM due_for(%(person)s, %(responsible)s, %(today)s + 14, %(for_agency)s) f)",
            _UNOPENED,
            _UNANSWERED,
        ),
        alone=Alone.ALSO,
        caps={Part.CONCERNS: Level.EXISTENCE, Part.ADULT_CONCERNS: Level.EXISTENCE},
        would=due_plans.WOULD,
        view=load.due,
    )


PAGES = (caseload_page(), due_page())
