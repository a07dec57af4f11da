"""The levels that issue, domain and access table ask for: of each story, moment and row, reader by reader.

Written from sections 3 and 4 of the access table, not from what was answered. Whoever is in no column
is told nothing at all.
"""

from __future__ import annotations

from confide.demo.stories import Moment, Row

F, S, E, NOTHING = "full", "summary", "existence", "-"
_LETTERS = {"F": F, "S": S, "E": E, "-": NOTHING}
Levels = dict[Row, dict[str, str]]


def _levels(columns: str, **rows: str) -> Levels:
    """A letter for each column."""
    return {
        Row(row): dict(zip(columns.split(), (_LETTERS[letter] for letter in letters.split()), strict=True))
        for row, letters in rows.items()
    }


def _but(levels: Levels, columns: str, **rows: str) -> Levels:
    return {**levels, **_levels(columns, **rows)}


# The rows of section 3: 1 4 6 7 8 9 10 12 13 14 16 17 21 24.
ROBIN = (
    "elsa line_manager referrer class_teacher subject_teacher assistant cover_teacher head_of_year liaison senco lead "
    "head mum robin"
)
_RUNNING = _levels(
    ROBIN,
    session_note="  F E E S E E - E E S F E E S",
    agreed_session="F E E S S E - E E S F E E S",
    plan="          F S - - - - - - - S F - - S",
    programme="     F F E S E E - S E F F S - S",
    strategies="    F S - S S S S S S F F S - S",
    agreement="     F E - E E E - E E S F E - F",
    referral="      F F F E - - - S - F F S E S",
    home="          F S - S S E - S F S F S F S",
    for_home="      F E - S - - - S S S F E S -",
    concern="       - - - - - - - - - - - - - -",
    telling="       - - - - - - - - - - - - - -",
    impact="        - - - - - - - - - - - - - -",
)
_WITHDRAWN = _but(_RUNNING, ROBIN, session_note="F E E E E E - E E E F E E S")
_TOLD = _but(_WITHDRAWN, ROBIN, concern="- - - - - - - - - - F S - -", telling="F - - S - - - - - - F - - -")
_ENDED = _but(_TOLD, ROBIN, agreed_session="F E E E E E - E E E F E E S", impact="F F S S E E - S S F F F S S")

# Rows 1 (the referral she is asked to take), 4, 7, 12, 14, 16, 17, 21, 24. Last year's form tutors are row 11.
KYLIE = "other_elsa line_manager tutor_9 head_of_year senco lead head kylies_mum kylie"
_YEAR_9 = _levels(
    KYLIE,
    contacts=" S E S S S F E - -",
    signs="    S - S F S F E - -",
    check_ins="F E S S S F - - S",
    sign_now=" S - F F S F E - -",
    referral=" F F F S F F S E S",
    for_home=" S E S S S F E S -",
)

# Section 4 from here on: MEE three times (called and held, said, circulated), ACT twice, MAP. The SENCO called the
# meeting and wrote what was agreed; the tutor and the mother were there, and the mother owns one of the things agreed.
MET = f"{KYLIE} agency_came agency_away"
_MET = _but(
    _YEAR_9,
    MET,
    meeting="    - - F S F F S - S E E",
    said="       - - F - F F - - - - -",
    record="     - - F S F F S S S S -",
    agreed="     - - S F F F F F S F -",
    to_agency="  - - S F F F F S S - F",
    support_map="S - S F F F S S S - -",
)

# Columns DOC PAR PUP TAR SGN MON (marks, messages) REV FIG; coordinator and key worker are row 15 in what was there
# before, and nothing to the referral meeting, which is no meeting of their plan.
PLANNED = f"{MET} coordinator key_worker"
_PLANNED = _but(
    _MET,
    PLANNED,
    contacts="    S E S S S F E - - - - S S",
    signs="       S - S F S F E - - - - S S",
    check_ins="   F E S S S F - - S - - S S",
    sign_now="    S - F F S F E - - - - S S",
    referral="    F F F S F F S E S - - E E",
    for_home="    S E S S S F E S - - - S S",
    support_map=" S - S F F F S S S - - F S",
    documents="   - - F S F F S S S S - F S",
    parent_words="- - - - E F - F - - - F E",
    pupil_words=" - - - - S F - S F - - F S",
    targets="     S - S F F F F F F F - F F",
    signed="      - - E F F F F S F S - F F",
    marks="       - - F F S F S F F - - F F",
    messages="    - - - F - F - F F - - F F",
    reviews="     S - S F F F F F F F - F F",
    figures="     - - S F F F F F F - - F S",
)

# Row 1 twice: for the group, and for the programme with a third.
GROUP = "elsa other_elsa third_elsa line_manager unrelated_teacher subject_teacher senco lead head"
_GROUPED = _levels(
    GROUP,
    group="        F F - F E E E F E",
    group_session="F F - E S E S F E",
    session_note=" - - F E S E S F E",
    programme="    - - F F S E F F S",
    referral="     - - F F F - F F S",
)

# Rows 1, 2, 4, 7, 14, 16, 17.
HANDOVER = "elsa other_elsa line_manager unrelated_teacher senco lead head"
_COVERED = _levels(
    HANDOVER,
    session_note="F S E S S F E",
    programme="   F F F S F F S",
    referral="    F F F F F F S",
    handover="    F F F S F F S",
)
_HANDED_OVER = _but(_COVERED, HANDOVER, session_note="F F E S S F E")

EXPECTED: dict[Moment, Levels] = {
    Moment.RUNNING: _RUNNING,
    Moment.WITHDRAWN: _WITHDRAWN,
    Moment.TOLD: _TOLD,
    Moment.ENDED: _ENDED,
    Moment.YEAR_9: _YEAR_9,
    Moment.MET: _MET,
    Moment.PLANNED: _PLANNED,
    Moment.GROUPED: _GROUPED,
    Moment.COVERED: _COVERED,
    Moment.HANDED_OVER: _HANDED_OVER,
}


def columns(moment: Moment) -> set[str]:
    """Who is told something then."""
    return {reader for levels in EXPECTED[moment].values() for reader in levels}
