"""What is said in a group and when work changes hands. All of it is made up; nothing was ever said by a child."""

from __future__ import annotations

from typing import Any

from confide.demo.words import Said

ALONE_REFERRAL: Said = {
    "background": "Ines has lost a grandparent and has not spoken of it at school.",
    "hoped_for_outcomes": "Ines can leave the room before it gets too much, and come back.",
}
ALONE: Said = {"focus": "loss_and_bereavement", "planned_weeks": 6, "when_out_of_class": "Thursdays, 9:00 to 9:30."}
ALONE_NOTE: Said = {
    "note": "Ines told of the last visit, and that nobody had let her say goodbye.",
    "staff_summary": "may need a moment outside when families are talked about",
    "length_minutes": 30,
}
GROUP: Said = {
    "focus": "friendship_and_social_skills",
    "plan_in_words": "Six weeks on joining in, losing a game, and making up after a quarrel.",
    "when_out_of_class": "Mondays, 11:00 to 11:40.",
}
TOGETHER: Said = {
    "objective": "Each asks once to join a game.",
    "activity": "Role play at the edge of a playground, then swap.",
    "length_minutes": 40,
    "objective_met": "partly",
}
EACH: tuple[dict[str, Any], ...] = (
    {
        "note": "Ines watched two rounds, then asked, very quietly. Shone when she was let in.",
        "pupil_words": "I thought they would say no.",
        "staff_summary": "asks to join in when somebody waits for her",
    },
    {"note": "Jonah let others go first, twice.", "staff_summary": "takes turns well in a small group"},
    {"note": "Amara left once and came back by herself."},
    {"attended": False, "why_absent": "absent"},
)

REFERRAL: Said = {
    "background": "Callum turns over chairs when a lesson changes without warning.",
    "hoped_for_outcomes": "Callum shows the card before the chair, four days out of five.",
}
PROGRAMME: Said = {"focus": "anger_and_conflict", "planned_weeks": 6, "when_out_of_class": "Tuesdays, 10:00 to 10:30."}
NOTE: Said = {
    "note": "Callum said that it starts in the hands, and that his brother calls him a bomb.",
    "staff_summary": "needs a minute's warning before a change",
    "length_minutes": 30,
}
COVER: Said = {"reason": "Jo is on a course for a fortnight."}
HANDED_OVER: Said = {
    "pupil_told": True,
    "words": "Begin with the card game. He likes to be told the end time first.",
}
