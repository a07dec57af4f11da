"""The form of the survey: "In my opinion, behaviour and attendance will get better when pupils …" (sheet 1.3).

The sheet goes on with twice three free lines. They are not asked for here: a sentence in somebody's own words is no
number, and is known by whoever knows the pupil (ADR 17).
"""

from __future__ import annotations

from case_store.vocabulary import Sensitive

SHEET_1_3 = tuple(
    Sensitive(statement)
    for statement in (
        "Get help from their head of year",
        "Get help from a teaching assistant in class",
        "Attend special sessions for some lessons",
        "Get help from another pupil or another adult",
        "Get help from a counsellor",
        "Get a special plan with targets to meet",
        "Get help from professionals other than school staff",
    )
)
"""What the toolkit's questionnaire on pupils' views asks about, in its order."""
