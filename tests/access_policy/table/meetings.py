"""Who may call a meeting, run it, write it down and invite an agency: from section 6 of the table, G3, J6 and T2."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation, Role

AGREED = {
    "meeting.agree_approach", "meeting.agree_plan", "meeting.agree_responsibility", "meeting.agree_feedback",
    "meeting.agree_contact", "meeting.agree_monitoring", "meeting.involve_home", "meeting.agree_support",
    "meeting.agree_protocol", "meeting.decline_item", "meeting.review", "meeting.close",
}  # fmt: skip
RUN = AGREED | {
    "meeting.move", "meeting.cancel", "meeting.invite_staff", "meeting.invite_pupil", "meeting.invite_parent",
    "meeting.withdraw_invitation", "meeting.record_attendance", "meeting.hold", "meeting.circulate_record",
    "meeting.word_record_for_home",
}  # fmt: skip
WRITTEN = {
    "meeting.write_what_was_said", "meeting.analyse", "meeting.draft_record", "meeting.preview_record",
    "meeting.agree_record", "meeting.ask_agreement",
}  # fmt: skip
ACTS = RUN | WRITTEN | {"meeting.call", "meeting.call_for_plan", "meeting.invite_agency", "meeting.contribute"}
"""What the table says of inviting an agency; of the rest it is silent: who coordinates support runs its meetings."""
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
COORDINATE_SUPPORT = {Relation.SENCO, Relation.PASTORAL_LEADER, Relation.LEAD}
WORKS_WITH_PUPIL = COORDINATE_SUPPORT | {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.SUBJECT_TEACHER, Relation.ASSISTANT_OR_MENTOR,
    Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL, Relation.FAMILY_LIAISON_WORKER,
    Relation.PSP_COORDINATOR_OF_PUPIL, Relation.KEY_WORKER_OF_PUPIL,
}  # fmt: skip
"""Who has something of their own to contribute."""


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: staff alone, and nobody who is family or whom it concerns."""
    words = asking.relations
    if asking.capacity != Capacity.STAFF or Relation.STAFF not in words:
        return False
    if words & FAMILY or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED}:
        return False
    coordinates, supports = Relation.PSP_COORDINATOR in about.matter, bool(words & COORDINATE_SUPPORT)
    match act:
        case "meeting.call_for_plan":
            return coordinates
        case "meeting.call":
            return supports
        case "meeting.invite_agency":
            return coordinates or bool(words & {Relation.SENCO, Relation.LEAD})
        case "meeting.contribute":
            return bool(words & WORKS_WITH_PUPIL)
        case _ if act in WRITTEN and Relation.KEY_WORKER in about.matter:
            return True
        case _:
            return coordinates or supports


def abouts() -> Iterator[About]:
    """What the acts may be about: each relation to the meeting's matter that counts, and its bars."""
    for relation in (Relation.PSP_COORDINATOR, Relation.KEY_WORKER, Relation.AGENCY_ATTENDED, Relation.AGENCY_INVITED):
        matter = frozenset({relation})
        yield About(matter=matter)
        yield About(matter=matter | {Relation.SUBJECT})
        yield About(matter=matter, mine=frozenset({Role.NAMED}))
        yield About(matter=matter, mine=frozenset({Role.SUBJECT}))
