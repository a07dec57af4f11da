"""What is said and agreed around Kylie with those from outside. All of it is made up, and in words of our own."""

from __future__ import annotations

from collections.abc import Mapping

from confide.demo import staff
from confide.demo.staff import Somebody
from confide.demo.words import Said

BASIS: Said = {"basis": "public_task", "parents_know": "told"}
CALLED: Said = {
    "venue": "The meeting room by the library.",
    "purpose": "To see together what helps Kylie to stay in lessons.",
    "needs_assessed": "The SENCO read with her: no need in reading. She avoids whatever is timed.",
    "responds_first": "The outreach service.",
}
FOR_HER_MOTHER: Said = {"how": "telephone", "child_care": "Kylie's brother may stay in the library."}
SAID = "Kylie's mother said that mornings are a fight since her own shifts changed."
RECORD: Said = {
    "record": "Kylie is met at the door, and has a place to go before a test. All of us use the same few words.",
    "for_home": "Kylie will be met at the door each morning. We ring you on Fridays, good news first.",
}
AGREED: Mapping[str, tuple[Somebody, Said]] = {
    "approach": (staff.SENCO, {"what": "Nobody asks her about the gate in front of others."}),
    "responsibilities": (staff.TUTOR_9, {"what": "Meets her at the door each morning."}),
    "home": (staff.KYLIES_MUM, {"what": "Says on Friday how the mornings went.", "how_often": "weekly"}),
    "contacts": (staff.OUTREACH, {"what": "Whoever has a question rings Odi Farrant."}),
    "protocol": (staff.SENCO, {"what": "One line, and nothing beside it."}),
}
"""Which of the nine -> who owns it, and what was agreed."""
FLOW: Said = {"what": "Her attendance, week by week.", "parts": ["figures"], "for_what": "To plan the outreach days."}
TO_AGENCY: Said = {
    "what": "To look with home at the missed lessons.",
    "background": "Single lessons, most of them tests; on the site each time.",
    **BASIS,
}
ESCALATED: Said = {
    "named": "The head of the education welfare service.",
    "why": "Options are chosen before long.",
}
COORDINATED: Said = {"coordinated_by": "both", "why": "Lessons and the gate are looked at together."}
SUPPORTS: Said = {"supports_as": "agency", "why": "Knows her from the steel band."}
