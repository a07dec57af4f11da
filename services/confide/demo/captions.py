"""What stands above and beside the tables of the tour."""

from __future__ import annotations

from collections.abc import Mapping

from confide.demo.stories import Moment, Row

TITLES: Mapping[str, str] = {
    Row.SESSION_NOTE: "note",
    Row.AGREED_SESSION: "agreed note",
    Row.PLAN: "plan",
    Row.PROGRAMME: "programme",
    Row.STRATEGIES: "what helps",
    Row.AGREEMENT: "pupil agreed",
    Row.REFERRAL: "referral",
    Row.HOME: "home",
    Row.FOR_HOME: "for home",
    Row.CONCERN: "concern",
    Row.TELLING: "telling",
    Row.IMPACT: "impact",
    Row.CONTACTS: "contacts with home",
    Row.SIGNS: "earlier signs",
    Row.CHECK_INS: "check-ins",
    Row.SIGN_NOW: "this year's sign",
    Row.GROUP: "group",
    Row.GROUP_SESSION: "group session",
    Row.HANDOVER: "handover",
    Row.MEETING: "meeting",
    Row.SAID: "what was said",
    Row.RECORD: "record",
    Row.AGREED: "agreed actions",
    Row.TO_AGENCY: "asked of an agency",
    Row.SUPPORT_MAP: "support map",
    Row.DOCUMENTS: "papers",
    Row.PARENT_WORDS: "parent's words",
    Row.PUPIL_WORDS: "pupil's words",
    Row.TARGETS: "targets",
    Row.SIGNED: "signed",
    Row.MARKS: "marks",
    Row.MESSAGES: "messages",
    Row.REVIEWS: "reviews",
    Row.FIGURES: "figures",
}
"""What the rows are called, as column headings."""
HEADINGS: Mapping[Moment, str] = {
    Moment.RUNNING: "Robin, while the programme runs",
    Moment.WITHDRAWN: "Robin, after the pupil withdraws",
    Moment.TOLD: "Robin, after the lead tells",
    Moment.ENDED: "Robin, after the end",
    Moment.YEAR_9: "Kylie, in Year 9",
    Moment.MET: "Kylie, after a referral meeting",
    Moment.PLANNED: "Kylie, after the end of her plan",
    Moment.GROUPED: "Ines, in a group of four",
    Moment.COVERED: "Callum, while another ELSA covers",
    Moment.HANDED_OVER: "Callum, after the handover",
}
LOOK_AT: Mapping[Moment, str] = {
    Moment.RUNNING: (
        "One session note says who said what at home, and the pupil was not asked who may know. Two readers need the "
        "note; two need its summary; one needs the objective instead; most, that support goes on, and whom to ask. For "
        "all others there is no such case. The mother teaches here: as a teacher she is told nothing, as a parent what "
        "was worded for home. The father is under an order. Robin reads with the ELSA at their side."
    ),
    Moment.WITHDRAWN: (
        "The pupil does not want teachers to know about home. From the next request on every teacher reads of that "
        "session only that it was held. What the pupil agreed to stands, and so do the strategies."
    ),
    Moment.TOLD: (
        "A lunch supervisor raises a concern, and the lead tells the class teacher beyond the agreement. The lead and "
        "the ELSA read the act and its reason; the class teacher reads the lead's wording, and never the reason."
    ),
    Moment.ENDED: (
        "The programme has ended and the concern is closed. A staff summary is in date no longer than its programme; "
        "what helps goes on helping. What it came to is worded once for staff and once for pupil and home."
    ),
    Moment.YEAR_9: (
        "Three form tutors in three years noticed signs, each alone. This year's reads all of it in one chronology "
        "and refers her; those of earlier years read nothing any longer. Her mother reads what was worded for home."
    ),
    Moment.MET: (
        "Two agencies are asked. Whoever came reads the record as it was circulated; whoever did not, the invitation, "
        "and what was asked of them in writing. They never answered: a named person is to see to it. What was said "
        "stays with those in the room and the leads; her mother has her own words for home."
    ),
    Moment.PLANNED: (
        "A plan has run for three months: a signature was missing when it started, one review was not held, one target "
        "took its next step. Her coordinator reads all of it, and her key worker but for words that are Kylie's or her "
        "mother's; a teacher what helps in the room. Kylie said what of her words may be read out. The agency that "
        "came reads targets and its own part; the one that did not, nothing of it; the governor, numbers below."
    ),
    Moment.GROUPED: (
        "Two ELSAs run a group of four; this pupil also has a programme with a third. The two read the group and not "
        "the programme, the third the programme and not the group. Who else is in it stands in no other case."
    ),
    Moment.COVERED: (
        "The line manager has another ELSA cover for a fortnight: she reads plans and aims, and of the sessions what "
        "staff read. No note."
    ),
    Moment.HANDED_OVER: "The ELSA hands over properly, and the pupil is told who comes: now she reads the notes too.",
}
"""What to look at, moment by moment."""
LEGEND = "F in full  S summary  E that it is there  - nothing; (S) it was S before"
