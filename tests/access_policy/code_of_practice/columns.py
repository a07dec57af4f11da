"""Who needs to know, read down the columns of the access table: one function a part, as somebody would explain it.

Written by hand from section 3 of the table, and neither from the Rego nor from the data that the other oracle reads.
A column says how much each reader is told of an entry; what holds for every column (bars, capacities, own words) is
in `model`, and the columns of section 4 are in `plans`.
"""

from __future__ import annotations

from collections.abc import Callable

from case_store.vocabulary import Level, Part
from tests.access_policy.code_of_practice.plans import OF_PLANS
from tests.access_policy.code_of_practice.reader import NONE, E, F, Reader, S, most

TUTOR = ("form_tutor", "class_teacher")
KNOWS_HOW_TO_HELP = (*TUTOR, "subject_teacher", "assistant_or_mentor", "pastoral_leader", "senco")
THEIR_ELSA = ("elsa_of_pupil", "covering_elsa_of_pupil")
OPEN_PLAN = ("psp_coordinator_of_pupil", "key_worker_of_pupil")


def directory(who: Reader) -> Level:
    """Whoever works here sees the roll; those around the pupil, the pupil and who cares for them who helps."""
    around = (*THEIR_ELSA, "line_manager_of_pupil", *KNOWS_HOW_TO_HELP, *OPEN_PLAN, "family_liaison_worker",
              "parent", "pupil")  # fmt: skip
    return most(who.if_any("lead", "head", "administrator", told=F), who.if_any(*around, told=S),
                who.if_any("staff", "cover_teacher", told=E))  # fmt: skip


def home(who: Reader) -> Level:
    """Reasons are for those who carry the support; how to talk with home for all who may; a parent reads their own."""
    knows = ("covering_elsa_of_pupil", "line_manager_of_pupil", *TUTOR, "subject_teacher", "pastoral_leader", "senco",
             *OPEN_PLAN, "head", "pupil")  # fmt: skip
    return most(
        who.if_any("elsa_of_pupil", "family_liaison_worker", "lead", told=F),
        who.if_any(*knows, told=S),
        who.if_any("assistant_or_mentor", told=E),
        F if "parent" in who.counts and who.is_theirs else NONE,
    )


def contacts(who: Reader) -> Level:
    """Purpose and outcome for those who support; what was said for whoever was there. Home reads what is for home."""
    meets = (*THEIR_ELSA, *OPEN_PLAN, "line_manager_of_pupil", *KNOWS_HOW_TO_HELP, "family_liaison_worker", "head")
    return most(
        who.if_any("lead", told=F),
        who.if_any(*THEIR_ELSA, *OPEN_PLAN, *TUTOR, "pastoral_leader", "family_liaison_worker", "senco", told=S),
        who.if_any("line_manager_of_pupil", "head", told=E),
        who.if_any(*meets, told=F) if who.was_present else NONE,
        S if "parent" in who.counts and who.is_for_home else NONE,
        F if who.counts & {"parent", "pupil"} and who.is_theirs else NONE,
    )


def signs(who: Reader) -> Level:
    """Anybody may notice; those who oversee the pupil hear of it, never home."""
    hears = (*THEIR_ELSA, *OPEN_PLAN, *TUTOR, "senco")
    return most(who.if_any("pastoral_leader", "lead", told=F), who.if_any(*hears, told=S), who.if_any("head", told=E))


def strategies(who: Reader) -> Level:
    """Guidance reaches everybody who stands in front of the pupil; the reasons only those who write it."""
    guided = ("line_manager_of_pupil", *TUTOR, "subject_teacher", "assistant_or_mentor", "cover_teacher",
              "pastoral_leader", "family_liaison_worker", "head", "pupil")  # fmt: skip
    return most(
        who.if_any(*THEIR_ELSA, *OPEN_PLAN, "senco", "lead", told=F),
        who.if_any(*guided, told=S),
        S if "parent" in who.counts and who.is_for_home else NONE,
    )


def referral(who: Reader) -> Level:
    """In full to those who decide on it and deliver it, and to whoever made it, as far as it is theirs."""
    return most(
        who.if_any("delivering_elsa", "covering_elsa", "line_manager", "senco", "lead", told=F),
        who.if_any("pastoral_leader", "head", "pupil", told=S),
        who.if_any(*TUTOR, *OPEN_PLAN, "parent", told=E),
        F if "referrer" in who.counts and who.is_theirs else NONE,
    )


def programme(who: Reader) -> Level:
    """What it is for, to those who oversee the pupil; that there is one, to those who teach."""
    return most(
        who.if_any("delivering_elsa", "covering_elsa", "line_manager", "senco", "lead", told=F),
        who.if_any(*TUTOR, *OPEN_PLAN, "pastoral_leader", "head", "pupil", told=S),
        who.if_any("referrer", "subject_teacher", "assistant_or_mentor", "family_liaison_worker", told=E),
        S if "parent" in who.counts and who.is_for_home else NONE,
    )


def plans(who: Reader) -> Level:
    """The objective is the line manager's to see, and nobody's who teaches."""
    return most(
        who.if_any("delivering_elsa", "covering_elsa", "lead", told=F),
        who.if_any("line_manager", "senco", "pupil", told=S),
    )


def sessions(who: Reader) -> Level:
    """The note stays where it was told; the staff summary goes where author and pupil let it; the rest know that."""
    summary = [
        who.if_any(relation, told=S)
        for relation, audience in (
            ("form_tutor", "class_teacher"), ("class_teacher", "class_teacher"), ("senco", "senco"),
            ("subject_teacher", "subject_teachers"), ("assistant_or_mentor", "support_staff"),
            ("pastoral_leader", "pastoral_leads"), *((relation, "pastoral_leads") for relation in OPEN_PLAN),
        )
        if who.may_read_summary_as(audience)
    ]  # fmt: skip
    knows = (*KNOWS_HOW_TO_HELP, *OPEN_PLAN, "line_manager", "referrer", "family_liaison_worker", "head", "parent")
    covers = F if "handed_over" in who.entry.matter else S
    return most(
        who.if_any("delivering_elsa", "lead", told=F),
        who.if_any("covering_elsa", told=covers),
        *summary,
        who.if_any(*knows, told=E),
        who.if_any("pupil", told=F if who.is_theirs else S),
    )


def group(who: Reader) -> Level:
    """Who is in it, only to those who run it, their manager and the leads; that the pupil is, to those who teach."""
    return most(
        who.if_any("delivering_elsa", "covering_elsa", "line_manager", "lead", told=F),
        who.if_any(*KNOWS_HOW_TO_HELP, "head", told=E),
        F if "pupil" in who.counts and who.is_theirs else NONE,
    )


def agreement(who: Reader) -> Level:
    """The pupil's own, and their ELSA's; others are to know that there is one to ask about first."""
    asks = ("line_manager_of_pupil", *TUTOR, "subject_teacher", "assistant_or_mentor", "pastoral_leader",
            "family_liaison_worker", *OPEN_PLAN, "head")  # fmt: skip
    return most(
        who.if_any(*THEIR_ELSA, "lead", "pupil", told=F), who.if_any("senco", told=S), who.if_any(*asks, told=E)
    )


def check_ins(who: Reader) -> Level:
    """How the pupil was, to those who see them next."""
    sees = ("covering_elsa_of_pupil", *OPEN_PLAN, *TUTOR, "pastoral_leader", "senco", "pupil")
    return most(
        who.if_any("elsa_of_pupil", "lead", told=F),
        who.if_any(*sees, told=S),
        who.if_any("line_manager_of_pupil", told=E),
    )


def impact(who: Reader) -> Level:
    """What came of it: in full to those who answer for it, its own wording to the pupil and home."""
    return most(
        who.if_any("delivering_elsa", "covering_elsa", "line_manager", "senco", "lead", "head", told=F),
        who.if_any("referrer", *TUTOR, *OPEN_PLAN, "pastoral_leader", "family_liaison_worker", told=S),
        who.if_any("subject_teacher", "assistant_or_mentor", told=E),
        S if who.counts & {"parent", "pupil"} and who.is_for_home else NONE,
    )


def concerns(who: Reader) -> Level:
    """Leads and the holder. Others what a lead told them, in as it was told; the head more."""
    may_be_told = (*THEIR_ELSA, "line_manager_of_pupil", *KNOWS_HOW_TO_HELP, *OPEN_PLAN, "family_liaison_worker",
                   "head")  # fmt: skip
    return most(
        who.if_any("lead", "holder", told=F),
        who.if_any("head", told=S) if not who.is_for_one_reader else NONE,
        *(who.if_any(*may_be_told, told=level) for level in who.told_by_lead),
        F if "pupil" in who.counts and who.is_theirs and not who.is_for_one_reader else NONE,
    )


def adult_concerns(who: Reader) -> Level:
    """Whoever holds it, and a lead whom the holder told."""
    told = F if "told_full" in who.entry.matter else NONE
    return most(who.if_any("holder", told=F), who.if_any("lead", told=told))


def tellings(who: Reader) -> Level:
    """Leads, and the ELSA whose promise it goes beyond."""
    return who.if_any("lead", "elsa_of_pupil", told=F)


def told(who: Reader) -> Level:
    """Leads, but of their own readings as anybody; of leads' readings the head and the data protection officer."""
    entry = who.entry
    return most(
        NONE if entry.of_me else who.if_any("lead", told=F),
        who.if_any("head", "data_protection_officer", told=S) if "by_lead" in entry.labels else NONE,
        S if entry.of_me and (who.counts & {"agency_worker"} if who.from_agency else who.counts) else NONE,
        S if "author" in entry.mine and who.counts and who.as_staff else NONE,
        NONE if "unsafe_for_parents" in entry.labels else who.if_any("pupil", told=S),
    )


def staff(who: Reader) -> Level:
    """Everybody in post knows who works here; the particulars are the person's own and the office's."""
    return most(
        who.if_any("office", told=F),
        F if who.entry.of_me and who.counts and who.as_staff else NONE,
        E if who.employed and who.counts else NONE,
    )


def elsa_support(who: Reader) -> Level:
    """What an ELSA offloads is theirs, and the manager's as far as it is shared; never a lead's."""
    shared = F if "shared_with_manager" in who.entry.labels else S
    return most(
        F if who.entry.of_me and who.employed and who.counts else NONE,
        who.if_any("line_manager_of_elsa", told=shared),
        who.if_any("supervising_psychologist", told=S),
        who.if_any("head", told=E),
    )


COLUMNS: dict[Part, Callable[[Reader], Level]] = {
    Part.DIRECTORY: directory,
    Part.HOME: home,
    Part.CONTACTS: contacts,
    Part.SIGNS: signs,
    Part.STRATEGIES: strategies,
    Part.REFERRAL: referral,
    Part.PROGRAMME: programme,
    Part.PLANS: plans,
    Part.SESSIONS: sessions,
    Part.GROUP: group,
    Part.AGREEMENT: agreement,
    Part.CHECK_INS: check_ins,
    Part.IMPACT: impact,
    Part.CONCERNS: concerns,
    Part.ADULT_CONCERNS: adult_concerns,
    Part.TELLINGS: tellings,
    Part.TOLD: told,
    Part.STAFF: staff,
    Part.ELSA_SUPPORT: elsa_support,
    Part.SERVICE: lambda _: NONE,
    **OF_PLANS,
}
"""Every column. Of the service's own book-keeping the table says nothing, so nobody reads it."""

OWN: dict[Part, frozenset[str]] = {
    Part.CONTACTS: frozenset({"author", "said_by"}),
    Part.SIGNS: frozenset({"author", "said_by"}),
    Part.REFERRAL: frozenset({"author", "said_by"}),
    Part.CHECK_INS: frozenset({"author", "said_by"}),
    Part.CONCERNS: frozenset({"author", "said_by"}),
    Part.ADULT_CONCERNS: frozenset({"author"}),
    **dict.fromkeys(OF_PLANS, frozenset({"author", "said_by"})),
}
"""Parts of which somebody in post reads what they themselves wrote, or said: rule `own`."""
