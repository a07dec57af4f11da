"""Who may write of an ELSA's own support, of training and of the calendar, from the table and rows E7, J8 and P1."""

from __future__ import annotations

from access_policy.question import About, Asking
from case_store.vocabulary import Capacity, Relation

OWN = {"support.offload", "support.report_blocker", "support.record_supervision"}
BY_MANAGER = {
    "support.record_supervision", "support.record_manager_meeting", "support.record_accreditation",
    "support.answer_blocker",
}  # fmt: skip
BY_HEAD = {"support.record_accreditation", "support.answer_blocker"}
COHORTS = {"training.form_cohort", "training.join_cohort", "training.leave_cohort"}
RECORDED = {
    "training.record_day", "training.record_hours", "training.record_qualification", "training.record_gathering",
}  # fmt: skip
OWN_TRAINING = {"training.add_to_portfolio", "training.record_gathering"}
ACTS = OWN | BY_MANAGER | BY_HEAD | COHORTS | RECORDED | OWN_TRAINING | {"calendar.set_terms"}
KEEPS_LISTS = {Relation.OFFICE, Relation.ADMINISTRATOR}
SUPERVISES = {Relation.EDUCATIONAL_PSYCHOLOGIST, Relation.SUPERVISING_PSYCHOLOGIST}


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether whoever asks may do `act`: each their own; of others those who manage, supervise or keep lists."""
    if asking.capacity != Capacity.STAFF:
        return False
    words = asking.relations
    if Relation.STAFF not in words:
        supervises = words >= SUPERVISES and not about.oneself
        return supervises and act == "support.record_supervision"
    if act == "calendar.set_terms":
        return bool(words & KEEPS_LISTS)
    if about.oneself:
        return act in OWN_TRAINING or (act in OWN and Relation.ELSA in words)
    manages = Relation.LINE_MANAGER_OF_ELSA in words and act in BY_MANAGER | RECORDED
    head = Relation.HEAD in words and act in BY_HEAD | COHORTS | RECORDED
    keeps = bool(words & KEEPS_LISTS) and act in COHORTS | RECORDED
    supervises = words >= SUPERVISES and act == "support.record_supervision"
    return manages or head or keeps or supervises
