"""Who needs to know of a plan, a meeting and what is around them: section 4 of the access table, column by column.

Written by hand from the table, and neither from the Rego nor from the data that the other oracle reads.
"""

from __future__ import annotations

from collections.abc import Callable

from case_store.vocabulary import Level, Part
from tests.access_policy.code_of_practice.reader import NONE, E, F, Reader, S, most

TUTOR = ("form_tutor", "class_teacher")
TEACHES = ("subject_teacher", "assistant_or_mentor")
PROVISION = "alternative_provision"
HEARD_HOME = ("senco", "pastoral_leader", "family_liaison_worker")
"""Those who may sit beside a parent or pupil who speaks, and then heard all of it."""


def documents(who: Reader) -> Level:
    """What was gathered: for those who answer for the plan; its summary for those who come to the meeting."""
    excludes = who.asking.purpose == "exclusion"
    return most(
        who.if_any("psp_coordinator", "senco", "lead", told=F),
        who.if_any("key_worker", "pastoral_leader", "pupil", told=S),
        who.if_any("head", told=F if excludes else S),
        who.if_any(*TUTOR, told=E),
        who.if_any("parent", told=S) if who.is_for_home else NONE,
        who.if_any("agency_attended", told=S) if who.was_sent_the_record else NONE,
    )


def parent_words(who: Reader) -> Level:
    """One parent's words are for the coordinator and the leads; never for the other parent."""
    said_it = bool(who.entry.mine & {"author", "said_by"})
    return most(
        who.if_any("psp_coordinator", "lead", told=F),
        who.if_any("key_worker", "senco", "family_liaison_worker", told=E),
        who.if_any(*HEARD_HOME, told=F) if who.was_present else NONE,
        who.if_any("parent", told=F) if said_it else NONE,
    )


def pupil_words(who: Reader) -> Level:
    """What the pupil said: theirs, the coordinator's and the leads'; what may be read out, as far as they agreed."""
    return most(
        who.if_any("psp_coordinator", "lead", told=F),
        who.if_any("key_worker", "senco", told=S),
        who.if_any(*HEARD_HOME, "elsa_of_pupil", told=F) if who.was_present else NONE,
        who.if_any("parent", told=S) if who.may_read_summary_as("home") else NONE,
        who.if_any("pupil", told=F) if who.is_theirs else NONE,
    )


def targets(who: Reader) -> Level:
    """Whoever stands in front of the pupil works towards them; those who carry the plan know how they are measured."""
    helps = (*TUTOR, *TEACHES, "cover_teacher", "elsa_of_pupil", "family_liaison_worker", PROVISION)
    carries = ("psp_coordinator", "key_worker", "senco", "pastoral_leader", "lead", "head", "parent", "pupil")
    return most(
        who.if_any(*carries, told=F),
        who.if_any(*helps, told=S),
        who.if_any("agency_attended", told=F if who.has_a_hand_in_it else S),
    )


def signatures(who: Reader) -> Level:
    """Why somebody would not sign is for those who carry the plan and for the pupil; others know their own."""
    carries = ("psp_coordinator", "key_worker", "senco", "pastoral_leader", "lead", "head", "pupil")
    return most(
        who.if_any(*carries, told=F),
        who.if_any("family_liaison_worker", told=S),
        who.if_any(*TUTOR, told=E),
        who.if_any("parent", "agency_attended", told=S) if who.has_a_hand_in_it else NONE,
    )


def monitoring(who: Reader) -> Level:
    """How a day went: comments for those who run it, five points for the others; home reads what is for home."""
    return most(
        who.if_any("psp_coordinator", "key_worker", "pastoral_leader", "lead", "pupil", told=F),
        who.if_any("senco", *TUTOR, "family_liaison_worker", "head", PROVISION, told=S),
        who.if_any("parent", told=F) if who.is_for_home else NONE,
    )


def reviews(who: Reader) -> Level:
    """What a review came to, to those who support; that there is one, to those who teach."""
    carries = ("psp_coordinator", "key_worker", "senco", "pastoral_leader", "lead", "head", "pupil")
    return most(
        who.if_any(*carries, told=F),
        who.if_any(*TUTOR, "elsa_of_pupil", "family_liaison_worker", PROVISION, told=S),
        who.if_any(*TEACHES, told=E),
        who.if_any("parent", told=F) if who.is_for_home else NONE,
        who.if_any("agency_attended", told=F if who.has_a_hand_in_it else S),
    )


def meetings(who: Reader) -> Level:
    """Staff who were there heard it all; home and agencies get what was worded or circulated for them."""
    meets = ("key_worker", "senco", *TUTOR, *TEACHES, "pastoral_leader", "elsa_of_pupil", "line_manager_of_pupil",
             "family_liaison_worker", "head", PROVISION)  # fmt: skip
    return most(
        who.if_any("psp_coordinator", "lead", told=F),
        who.if_any(*meets, told=F) if who.was_present else NONE,
        who.if_any("key_worker", "senco", "pastoral_leader", "head", "pupil", told=S),
        who.if_any(*TUTOR, told=E),
        who.if_any("parent", told=S) if who.is_for_home else NONE,
        who.if_any("agency_attended", told=S) if who.was_sent_the_record else NONE,
        who.if_any("agency_invited", told=E) if "invited" in who.entry.mine else NONE,
    )


def actions(who: Reader) -> Level:
    """What came of it, for those who answer for it and whose it is; who does what by when, for those around."""
    theirs = ("parent", "pupil", "agency_attended", "agency_invited", PROVISION)
    return most(
        who.if_any("psp_coordinator", "pastoral_leader", "lead", "head", told=F),
        who.if_any("key_worker", "senco", *TUTOR, "family_liaison_worker", "parent", "pupil", told=S),
        who.if_any(*theirs, told=F) if who.has_a_hand_in_it else NONE,
    )


def support_map(who: Reader) -> Level:
    """Who supports the pupil and why; whom to ask, for those who only teach."""
    near = ("key_worker_of_pupil", *TUTOR, "elsa_of_pupil", "family_liaison_worker", "head", "parent", "pupil")
    return most(
        who.if_any("psp_coordinator_of_pupil", "senco", "pastoral_leader", "lead", told=F),
        who.if_any(*near, told=S),
        who.if_any(*TEACHES, PROVISION, "agency_attended", told=E),
    )


def figures(who: Reader) -> Level:
    """Suspensions and incidents for those who answer for the pupil, and the family; governors get numbers."""
    answers = ("psp_coordinator_of_pupil", "senco", "pastoral_leader", "lead", "head", "parent", "pupil")
    return most(
        who.if_any(*answers, told=F),
        who.if_any("key_worker_of_pupil", *TUTOR, told=S),
        who.if_any("governor", "chair", told=S) if "numbers" in who.entry.labels else NONE,
    )


OF_PLANS: dict[Part, Callable[[Reader], Level]] = {
    Part.PSP_DOCUMENTS: documents,
    Part.PARENT_WORDS: parent_words,
    Part.PUPIL_WORDS: pupil_words,
    Part.TARGETS: targets,
    Part.SIGNATURES: signatures,
    Part.MONITORING: monitoring,
    Part.REVIEWS: reviews,
    Part.MEETINGS: meetings,
    Part.ACTIONS: actions,
    Part.SUPPORT_MAP: support_map,
    Part.FIGURES: figures,
}
"""The columns of section 4."""

_NOT_NAMED = frozenset(
    {
        "staff", "elsa", "covering_elsa_of_pupil", "administrator", "office", "educational_psychologist",
        "data_protection_officer",
    }
)  # fmt: skip
_KEEP_RECORDS = _NOT_NAMED | {*TUTOR, *TEACHES}
WITH_OWN_WORDS: dict[Part, frozenset[str]] = {
    **dict.fromkeys(OF_PLANS, _NOT_NAMED),
    Part.PSP_DOCUMENTS: _KEEP_RECORDS | {"key_worker", "pastoral_leader", "elsa_of_pupil"},
    Part.MONITORING: _KEEP_RECORDS | {"cover_teacher", "family_liaison_worker", PROVISION},
    Part.ACTIONS: _KEEP_RECORDS
    | {"key_worker", "senco", "elsa_of_pupil", "line_manager_of_pupil", "family_liaison_worker"},
}
"""Where the table prints `o`; and whoever has no row there, of what they wrote or said themselves."""
