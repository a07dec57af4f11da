"""What is said in Kylie's plan. All of it is made up, and in words of our own."""

from __future__ import annotations

from confide.demo import staff
from confide.demo.staff import Somebody
from confide.demo.words import Said

PROPOSED: Said = {
    "reasons": "Leaves or misses whatever is timed, and was suspended in the summer for what happened at the gate.",
    "needs": [
        {"need": "literacy", "found": "no_need", "words": "Reads well; writes slowly."},
        {"need": "social_and_emotional", "found": "need", "words": "Would rather be sent out than fail."},
    ],
    "adjustments": [{"kind": "seating", "considered": "made", "words": "Near the door in every room."}],
    "replaces": [{"kind": "behaviour_plan"}],
}
BEHAVIOUR_LOG: Said = {"words": "Eleven entries in a month: nine before a test, two at the gate."}
NO_COMMENTS: Said = {"document": "individual_plans", "why": "none_held"}
TUTOR_ANSWERED: Said = {"words": "Comes in well when somebody meets her. Goes quiet as soon as a clock is mentioned."}
MOTHER_SPOKE: Said = {
    "words": "She draws all evening. When I ask about tests she leaves the table.",
    "about_home": True,
}
KYLIE_SPOKE: Said = {
    "occasion": "before_the_plan",
    "significance_explained": True,
    "words": "Everyone looks when the clock starts. I would rather be shouted at than be last.",
    "read_out": {"words": "I like a quiet start, and knowing when it ends.", "audience": ["home", "class_teacher"]},
}
SUMMARY = "Kylie works well at a quiet start. What is timed goes wrong; the same task untimed does not."
SUMMARY_FOR_HOME = "Kylie's tasks go well at a quiet start. We look together at what makes tests hard."
MEETING: Said = {"venue": "The meeting room by the library.", "purpose": "Kylie's plan."}
TARGET: Said = {
    "wording": "Stays for the whole of a timed task.",
    "help": "The task lies on her desk before the clock is named.",
    "what_to_avoid": "Saying before others who has finished.",
    "measure": "The mark of whoever teaches the lesson.",
    "from_what": "One task in five.",
    "to_what": "Three tasks in five.",
    "why_it_matters": "Options are chosen this year, and she wants to keep music.",
    "reward": "Half an hour at the drums on Friday.",
    "reward_from": "school",
    "consequence": "Finishes it untimed at break, without a word about it.",
    "chosen_by_pupil": True,
}
SUPPORT: tuple[tuple[Somebody, Said], ...] = (
    (staff.KEY_WORKER, {"side": "school", "how": "keeping_in_touch", "help": "Five minutes before each test."}),
    (staff.OUTREACH, {"side": "agency", "how": "outreach", "help": "Thursday mornings beside her in lessons."}),
)
ARRANGED: Said = {"how_often": "daily", "home_hears_by": ["planner"], "words": "A card in her planner each day."}
CARD: Said = {"comment": "Asked for two more minutes by herself, and used them.", "card_goes_home": True}
GOOD_NEWS: Said = {"words": "Kylie stayed for a whole test today.", "good_news": True}
FROM_HOME = "She showed me the card before I asked."
REVIEWED: Said = {
    "outcome": "some_progress",
    "next_step": "The same with a clock that only the teacher sees.",
    "reasons": "Two tasks in five. Mondays are harder than other days.",
}
STEP: Said = {"to_what": "Four tasks in five.", "why": "Three in five are reached on most days."}
REVIEWED_FOR_HOME: Said = {"wording": "Kylie stays for more of her timed tasks. Mondays are still hard."}
REPORTED: Said = {"report": "Was there on eight of ten Thursdays; the other two were training days.", "kept": "partly"}
JUDGED: Said = {
    "successful": True,
    "credit": "Kylie asked for what helps her, and taught two younger pupils the drums.",
    "reasons": "Four tasks in five for three weeks; no entry from the gate any longer.",
    "next_step": "The quiet start stays in every room.",
}
ATTENDANCE: Said = {"possible": 130, "attended": 112, "late": 9}
SUSPENDED: Said = {
    "half_days": 4,
    "reasons": ["persistent_disruption"],
    "words": "For what happened at the gate.",
    "others_told": [{"who": "social_worker", "there_is_none": True}],
}
