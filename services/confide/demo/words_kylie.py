"""What is said of Kylie and to her home, over three years. All of it is made up, and in words of our own."""

from __future__ import annotations

from confide.demo.words import Said

FIRST_CONTACT: Said = {
    "purpose": "To introduce the form tutor and ask how the move from primary school went.",
    "outcome": "Home is glad to work together. Mum rings the tutor if mornings get hard.",
}
LATE: Said = {
    "sign": "attendance_and_punctuality",
    "words": "Came after registration four times in two weeks, each time saying the bus had gone.",
    "usual": "On time all through primary school.",
    "protective_factors": "Mum answers at once and talks with her.",
}
FRIENDS: Said = {
    "sign": "social_group",
    "words": "Eats alone since half term. The two she came up with sit elsewhere now.",
    "usual": "One of a small, close circle.",
}
FEELS_ALONE: Said = {
    "how": "quiet",
    "look_out_for": "Whether somebody sits with her at lunch.",
    "words": "Said that everybody had changed but her.",
}
BETTER: Said = {"wording": "Kylie has been on time all month, and has joined the steel band.", "good_news": True}
EASED: Said = {"stands": "eased", "words": "On time since Mum walks her to the stop."}

DISRUPTS: Said = {
    "sign": "performance_and_participation",
    "words": "Three teachers say that she talks through lessons and hands in half of the work.",
    "risk_factors": "Falling behind in two subjects, so that lessons make less and less sense.",
}
SECOND_CONTACT: Said = {
    "purpose": "To say what teachers see in lessons, and to hear how things look from home.",
    "outcome": "Mum will speak with her. Teachers send the tutor one line each Friday.",
}
UNKIND: Said = {
    "sign": "manner_with_others",
    "words": "With a new friend she mocks younger pupils at the gate. Both missed two afternoons.",
    "usual": "Had been kind to younger pupils at the steel band.",
}
MET: Said = {
    "met_by": "other_staff",
    "purpose": "To look together at missed afternoons and at what happens at the gate.",
    "outcome": "No second meeting could be agreed. The tutor writes once a fortnight, good news first.",
}
SHRUGS: Said = {"how": "unsettled", "look_out_for": "She leaves the room when she is asked before others."}

AWAY: Said = {
    "sign": "attendance_and_punctuality",
    "words": "Seven single lessons missed this term, most of them tests. She was on the site each time.",
    "risk_factors": "Options are due, and she says that nothing is for her.",
    "protective_factors": "Plays by ear; draws whatever she hears.",
}
MUSIC: Said = {
    "wording": "Kylie played at the open evening, and the younger ones asked her to teach them.",
    "good_news": True,
}
REFERRAL: Said = {
    "background": "Read together, three years say the same: she misses what she fears to fail at, and hurts first.",
    "hoped_for_outcomes": "Kylie has one adult to go to before a test, and says no to the gate in her own way.",
}
