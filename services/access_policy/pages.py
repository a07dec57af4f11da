"""The pages that can be read: which entries each would hold, before anybody is told any of them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from access_policy import view
from access_policy.page import Alone, Granted, Page, Unit
from case_store.vocabulary import Level, Part, Role

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
)
"""The parts that lie in a pupil's case."""

# A page's condition may use these beside its own parameters: it narrows what is looked at, never what is told.
_MINE = """(%(all)s OR i.file = ANY(%(cases)s) OR i.file IN (SELECT q.case_file FROM pupils q
            WHERE q.pupil = ANY(%(pupils)s) OR (%(senco)s AND (q.sen OR EXISTS (
                  SELECT 1 FROM entry_index f WHERE f.file = q.case_file AND f.part = 'referral')))))"""
_NOW = "r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true)"
_NEXT_FILE = "i.file > coalesce(%(mark)s::uuid, '00000000-0000-0000-0000-000000000000')"
_LINE = """i.name IN ('people.pupil_enrolled', 'people.pupil_updated')
       AND NOT EXISTS (SELECT 1 FROM entry_index n WHERE n.file = i.file AND n.position > i.position
                        AND n.name IN ('people.pupil_enrolled', 'people.pupil_updated'))"""
_OLDER = "i.position < coalesce(%(mark)s, 9223372036854775807)"
_NEWEST = "ORDER BY i.position DESC LIMIT %(batch)s"


def case_page(case: UUID) -> Page:
    """All of one pupil's case."""
    return Page(
        "case",
        CASE_PARTS,
        "i.file = %(file)s AND EXISTS (SELECT 1 FROM pupils q WHERE q.case_file = %(file)s)",
        {"file": case},
        asked=case,
    )


def cases_page() -> Page:
    """The cases that the reader may know of, each by its pupil's line of the roll, in the order they came on it."""
    return Page(
        "cases",
        CASE_PARTS,
        f"""i.file IN (SELECT DISTINCT i.file FROM (SELECT p.case_file AS file FROM pupils p) i
                        WHERE {_MINE} AND {_NEXT_FILE} ORDER BY i.file LIMIT %(batch)s)""",
        unit=Unit.FILE,
        then=lambda known: _roll_of(sorted({g.group.whom for g in known if g.group.whom})),
    )


def _roll_of(pupils: list[UUID]) -> Page:
    return Page(
        "cases", (Part.DIRECTORY,), f"i.file = ANY(%(chosen)s) AND {_LINE}", {"chosen": pupils}, view=view.cases
    )


def pupils_page() -> Page:
    """The roll: the newest line of each pupil who is on it."""
    return Page(
        "pupils",
        (Part.DIRECTORY,),
        f"""i.file IN (SELECT i.file FROM (SELECT p.pupil AS file, p.row_id, p.ends FROM pupils p) i
                        WHERE {_NEXT_FILE} AND coalesce(i.ends >= %(today)s, true)
                          AND NOT EXISTS (SELECT 1 FROM pupils n WHERE n.pupil = i.file AND n.row_id > i.row_id)
                        ORDER BY i.file LIMIT %(batch)s) AND {_LINE}""",
        unit=Unit.FILE,
    )


def staff_page() -> Page:
    """Who is on the staff, and the posts they hold today."""
    return Page(
        "staff",
        (Part.STAFF,),
        f"""((i.name = 'people.appointed' AND EXISTS (
                 SELECT 1 FROM relations a JOIN relations_in_force r ON r.tie = a.tie
                  WHERE a.entry = i.entry AND {_NOW}))
             OR (i.name = 'people.person_registered' AND EXISTS (
                 SELECT 1 FROM relations_in_force r WHERE r.person = i.file AND r.scope = 'custodian' AND {_NOW})))""",
    )


def me_page() -> Page:
    """What the school holds about the reader as a member of staff."""
    return Page(
        "me",
        (Part.STAFF,),
        "i.position IN (SELECT p.position FROM entry_people p WHERE p.person = %(person)s AND p.role = 'about')",
    )


def written_by_me_page() -> Page:
    """What the reader wrote or said themself, newest first, while it may be read back."""
    return Page(
        "written_by_me",
        (*CASE_PARTS, Part.ADULT_CONCERNS),
        f"""i.position IN (SELECT i.position FROM entry_people i WHERE i.person = %(person)s
                              AND i.role IN ('author', 'said_by') AND {_OLDER} {_NEWEST})""",
        unit=Unit.ENTRY,
        alone=Alone.ONLY,
    )


def concerns_page() -> Page:
    """The concerns about pupils that the reader may know of, newest first."""
    return Page(
        "concerns",
        (Part.CONCERNS,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'concerns' AND {_OLDER}
                             AND (%(all)s OR i.matter = ANY(%(matters)s) OR i.position IN (
                                  SELECT t.position FROM entry_people t
                                   WHERE t.person = %(person)s AND t.role = 'told'))
                           {_NEWEST})""",
        unit=Unit.ENTRY,
    )


def adult_concerns_page() -> Page:
    """The concerns about adults that the reader holds or was told of, newest first."""
    return Page(
        "adult_concerns",
        (Part.ADULT_CONCERNS,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'adult_concerns'
                              AND i.matter = ANY(%(matters)s) AND {_OLDER} {_NEWEST})""",
        unit=Unit.ENTRY,
    )


def notices_page() -> Page:
    """What the reader must look at: concerns that nobody has opened, and to leads who was appointed
    to what, and who tried to appoint without leave.

    A notice says that there is something, not what: it never opens a concern.
    """
    return Page(
        "notices",
        (Part.CONCERNS, Part.ADULT_CONCERNS, Part.STAFF, Part.TOLD),
        """((i.name IN ('concern.raised', 'concern.adult_raised')
             AND (i.matter = ANY(%(matters)s) OR (i.part = 'concerns' AND %(lead)s))
             AND NOT EXISTS (SELECT 1 FROM disclosed_entries d WHERE d.entry_position = i.position
                                AND d.level = 'full' AND d.by_lead)
             AND NOT EXISTS (SELECT 1 FROM entry_index k WHERE k.matter = i.matter AND k.labels @> ARRAY['closes']))
           OR (%(lead)s AND i.name IN ('people.appointed', 'people.appointment_ended')
             AND i.recorded_at >= %(today)s - 30)
           OR (%(lead)s AND i.position IN (SELECT d.position FROM disclosures d
             WHERE d.denied AND d.page = 'people.appoint' AND d.recorded_at >= %(today)s - 30)))""",
        caps={Part.CONCERNS: Level.EXISTENCE, Part.ADULT_CONCERNS: Level.EXISTENCE},
    )


def programmes_page() -> Page:
    """How each ELSA programme that the reader may know of is getting on."""
    return Page(
        "elsa_programmes",
        (Part.PROGRAMME,),
        f"i.name = 'elsa.programme_started' AND {_MINE} AND {_OLDER}",
        unit=Unit.ENTRY,
        view=view.elsa_progress,
    )


def thing_page(stream: UUID | None, case: UUID | None, entry: UUID | None) -> Page:
    """What an act was about: shown to nobody, it says whether the actor may know of it at all."""
    return Page(
        "thing",
        (*CASE_PARTS, Part.ADULT_CONCERNS, Part.DIRECTORY),
        """i.position IN (SELECT e.position FROM entries e WHERE e.stream = %(stream)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.file = %(file)s
                  UNION ALL SELECT i.position FROM entry_index i WHERE i.entry = %(entry)s)""",
        {"stream": stream, "file": case, "entry": entry},
    )


def my_disclosures_page() -> Page:
    """What the reader has been told, newest first."""
    return Page(
        "disclosures",
        (Part.TOLD,),
        f"""i.position IN (SELECT i.position FROM disclosures i WHERE i.reader = %(person)s AND {_OLDER} {_NEWEST})""",
        unit=Unit.ENTRY,
    )


def case_disclosures_page(case: UUID) -> Page:
    """Who has been told of a pupil's case, as far as the reader may know of what was told."""
    return replace(case_page(case), name="case_disclosures", then=lambda known: _told_of(known, frozenset()))


def entry_disclosures_page(entry: UUID) -> Page:
    """Who has read this entry: for leads, for its author, and for nobody who may not know of it."""
    return Page(
        "entry_disclosures",
        (*CASE_PARTS, Part.ADULT_CONCERNS),
        "i.entry = %(entry)s",
        {"entry": entry},
        asked=entry,
        alone=Alone.ALSO,
        then=lambda known: _told_of(known, frozenset({Role.AUTHOR}) & _roles(known)),
    )


def _told_of(known: list[Granted], mine: frozenset[Role]) -> Page:
    positions = sorted(position for granted in known for position in granted.group.positions)
    return Page(
        "disclosures",
        (Part.TOLD,),
        f"""i.position IN (SELECT DISTINCT i.position
                             FROM (SELECT d.disclosure AS position, d.entry_position FROM disclosed_entries d) i
                            WHERE i.entry_position = ANY(%(known)s) AND {_OLDER} {_NEWEST})""",
        {"known": positions},
        unit=Unit.ENTRY,
        mine=mine,
        view=view.entries_told,
    )


def _roles(known: list[Granted]) -> frozenset[Role]:
    return frozenset(Role(role) for granted in known for role in granted.group.mine)


_SOME = UUID(int=0)
PAGES = (
    case_page(_SOME),
    cases_page(),
    _roll_of([]),
    pupils_page(),
    staff_page(),
    me_page(),
    written_by_me_page(),
    concerns_page(),
    adult_concerns_page(),
    notices_page(),
    programmes_page(),
    thing_page(None, None, None),
    my_disclosures_page(),
    case_disclosures_page(_SOME),
    entry_disclosures_page(_SOME),
    _told_of([], frozenset()),
)
"""Every page there is, for the check at start-up that each names the parts it may show."""
