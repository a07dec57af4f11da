"""What the people of the demo say and write. All of it is made up; nothing here was ever said by a child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Said = Mapping[str, Any]

CONTACT: Said = {
    "purpose": "To hear how Robin is sleeping and how mornings go.",
    "outcome": "Home asked for support at school. A referral to the ELSA was agreed.",
}
REFERRAL: Said = {
    "background": "Robin has cried before lessons three times this half term and says the tummy hurts on Mondays.",
    "hoped_for_outcomes": "Robin comes into class without tears and can say when things are getting too much.",
}
PROGRAMME: Said = {
    "focus": "managing_stress",
    "focus_in_words": "Noticing worry early, and having two things to do about it.",
    "planned_weeks": 8,
    "when_out_of_class": "Tuesdays, 13:10 to 13:40. Not during art.",
}
AIMS = [
    {
        "aim": "Robin names a worry to an adult before it grows.",
        "how_we_will_know": "On four days out of five Robin uses the worry card instead of leaving the room.",
    },
    {
        "aim": "Robin settles within five minutes after coming into class.",
        "how_we_will_know": "Two weeks of the teacher's ticks, morning and after lunch.",
    },
]


class Session(NamedTuple):
    """A session thought ahead, and written up."""

    plan: Said
    note: Said


FIRST = Session(
    {"objective": "Name three feelings with the cards.", "activity": "Feelings snap.", "resources": "Snap cards."},
    {
        "note": "Robin chose worried, cross and proud, and told me about the noise in the dining hall.",
        "staff_summary": "finds noisy rooms hard and likes to sit near the door",
        "audience": ["class_teacher", "senco", "subject_teachers"],
        "length_minutes": 30,
        "objective_met": "met",
    },
)
AGREED: Said = {
    "answer": "agreed",
    "audience": "all_staff",
    "what": "that noisy rooms are hard and that sitting near the door helps",
    "pupil_words": "Everyone can know about the noise.",
    "how_asked": "Read out what staff would read, and asked who may.",
    "how_understood": "Robin said it back in own words.",
}
SECOND = Session(
    {"objective": "Draw where worry sits in the body.", "activity": "Outline and crayons."},
    {
        "note": "Robin coloured the tummy and said it starts when the phone rings in the evening.",
        "staff_summary": "worry shows as tummy ache; a quiet word helps",
        "length_minutes": 30,
        "objective_met": "met",
    },
)
AGREED_FOR_NOW: Said = {
    "answer": "agreed",
    "audience": "class_teacher",
    "what": "that tummy ache can be worry",
    "pupil_words": "Miss Morgan can know, for now.",
}
NOT_HELD: Said = {"why": "not_released", "comments": "Assessment week; moved to next Tuesday."}

THE_PLAN: Said = {
    "objective": "Use the worry card once in class.",
    "activity": "Practise with the worry card in a pretend lesson.",
    "resources": "Worry card, egg timer.",
}
THE_NOTE: Said = {
    "note": "Robin said that Dad shouted at Mum on Sunday and that Mum threw the keys, and that Nan told Robin to keep "
    "quiet about it at school.",
    "pupil_words": "When they shout I count the stairs.",
    "staff_summary": "anxious because of conflict at home",
    "length_minutes": 30,
    "objective_met": "partly",
    "comments": "Card used in the pretend lesson, not in class yet. Same objective again.",
}
NOT_ASKED: Said = {
    "answer": "not_asked",
    "audience": "class_teacher",
    "why_not_asked": "Robin was too upset to be asked; to be asked next week.",
}
STRATEGIES: Said = {
    "what_helps": "A seat near the door, and five minutes to settle. The worry card means a break, without questions.",
    "what_to_avoid": "Asking about home in front of others. Raised voices.",
    "reasons": "Robin freezes when voices rise.",
}
WITHDRAWN: Said = {
    "answer": "withdrawn",
    "audience": "all_staff",
    "pupil_words": "I don't want teachers to know about home.",
    "how_asked": "Robin brought it up at the start of the session.",
}

CONCERN: Said = {
    "account": "Robin said: 'I don't want to go home on Friday. Last time I slept in the shed.'",
    "where": "The bench by the hall door, at lunch.",
}
ACTED: Said = {"what": "Spoke with Robin with Jo Fletcher present, then rang children's social care for advice."}
DECIDED: Said = {
    "decision": "Refer to children's social care today. Robin's class teacher is told what to look out for.",
    "reasons": "A child of nine left outdoors overnight may come to harm; waiting for agreement could add to it.",
}
WORDING = "Please tell me at once if Robin is upset on a Friday or is not collected. There is no need to ask Robin why."
TELLING: Said = {
    "reason": "Robin has not agreed that teachers know about home, but must be watched over on Fridays to be safe.",
    "pupil_told": True,
}
CLOSED: Said = {"reasons": "Social care has taken it on; Robin stays with Nan on Fridays. To be looked at in the plan."}

LAST = Session(
    {"objective": "Use the worry card once in class."},
    {
        "note": "Robin used the card on Monday and again today, and showed Mum.",
        "staff_summary": "uses the worry card by now",
        "length_minutes": 20,
        "objective_met": "met",
    },
)
ENDED: Said = {"phase": "touch_base", "reasons": "Both aims met. A short touch-base on Fridays until half term."}

INFORMED: Said = {
    "informed": True,
    "how": "letter",
    "words": "Robin meets Miss Fletcher on Tuesdays. Robin knows, and chose the day.",
}
PREFERENCES: Said = {
    "ways": ["text_message"],
    "best_times": "After four.",
    "whom_to_ring": "Mum, and nobody else.",
}
GOOD_NEWS: Said = {
    "for_all_carers": True,
    "good_news": True,
    "wording": "Robin can name three feelings now, and used the worry card alone. Please ask to be shown it.",
}
IMPACT: Said = {
    "aims": [{"met": "met"}, {"met": "partly"}],
    "report": "From two worries a day to two a week by Robin's own count. Settling takes ten minutes, not five.",
    "next_step": "Fridays with Jo until half term; the seat by the door stays.",
    "for_home": {
        "wording": "Robin now says a worry before it grows. Coming into class still takes a little time.",
        "next_step": "A short meeting on Fridays until half term.",
    },
}
