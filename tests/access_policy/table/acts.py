"""Who may write, worked out from section 6 of the access table as a person would: never from the Rego."""

from __future__ import annotations

from collections.abc import Iterator

from access_policy.question import About, Asking
from case_store.elsa.codes import RequestedBy
from case_store.vocabulary import Capacity, Part, Post, Relation, Role
from tests.access_policy.table import (
    around,
    counting,
    for_agencies,
    in_hands,
    meetings,
    monitored,
    own_support,
    plans,
    reviews,
    voices,
)
from tests.access_policy.table.oracle import TABLE
from tests.access_policy.table.questions import FAMILY as FAMILY_ASKING
from tests.access_policy.table.questions import LEFT, ROWS, SEVERAL

ActQuestion = tuple[Asking, str, About]

SPEAKING_WITH_HOME = {
    "home.inform", "home.record_objection", "home.record_preferences",
    "home.invite", "home.record_meeting", "home.word_contact",
}  # fmt: skip
STANDING = {"home.record_standing", "home.end_standing"}
EXCLUDING = {"home.exclude_parent", "home.end_exclusion"}
HOME = SPEAKING_WITH_HOME | STANDING | EXCLUDING | {"home.word_strategies", "home.word_programme"}
"""What the table is silent on: rows E5 and T10 of the domain; who is who in law by its basis b20 and b21."""
NOTICED = {"noticing.review_sign", "impact.measure", "impact.report", "impact.word_for_home"}
"""Rows J7, J11 and T5 of the domain: a report is its ELSA's, a sign is looked at again by who looks after the pupil."""
BY_NOUN = (meetings, own_support, in_hands, for_agencies, around, plans, voices, reviews, monitored, counting)
"""Modules that work out the acts of one noun: each says its ACTS, `may` do which, and what these may be about."""
LOOKED_AT = {"case.look_at", "case.decide_on_marks"}
"""Rules `home` and `mentions`: somebody looks; what is unsafe or mentions another pupil, the lead decides."""
ACTS: tuple[str, ...] = tuple(
    sorted(
        {name for act in TABLE["acts"] if act["built"] for name in act["names"]}
        # the table is silent on how a concern is handled and on settings: rule `holder`, and rows 16 and 19
        | {"concern.act", "concern.decide", "concern.close", "concern.pass_on", "people.change_settings"}
        | HOME
        | NOTICED
        | LOOKED_AT
        | set().union(*(noun.ACTS for noun in BY_NOUN))
    )
)
SEES_DAILY = {
    Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL, Relation.ASSISTANT_OR_MENTOR,
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER,
}  # fmt: skip
LOOKS_AFTER = {
    Relation.FORM_TUTOR, Relation.CLASS_TEACHER, Relation.PASTORAL_LEADER, Relation.SENCO,
    Relation.ELSA_OF_PUPIL, Relation.LEAD,
}  # fmt: skip
SPEAKS_WITH_HOME = {
    "form_tutor", "class_teacher", "senco", "elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil", "lead",
    "pastoral_leader", "family_liaison_worker",
}  # fmt: skip
WORKS_WITH_PUPIL = {
    "form_tutor", "class_teacher", "subject_teacher", "senco", "elsa_of_pupil", "line_manager_of_pupil", "lead", "head",
    "covering_elsa_of_pupil", "assistant_or_mentor", "cover_teacher", "pastoral_leader", "family_liaison_worker",
}  # fmt: skip
BY_HEAD = {Post.DSL, Post.DEPUTY_DSL, Post.SENCO, Post.LINE_MANAGER, Post.PSP_COORDINATOR}
BY_CHAIR = {Post.HEAD, Post.CHAIR}
LEADS = {Post.DSL, Post.DEPUTY_DSL}
FAMILY = {Relation.RELATIVE, Relation.CONFLICT, Relation.PARENT, Relation.EXCLUDED_PARENT, Relation.KIN}
"""What bars a member of staff; as a parent they keep what a parent gets."""


def may(asking: Asking, act: str, about: About) -> bool:
    """Whether the table lets whoever asks do `act`."""
    if asking.capacity == Capacity.CLOCK:
        return act == "concern.pass_on"
    for apart in BY_NOUN:
        if act in apart.ACTS:
            allowed: bool = apart.may(asking, act, about)
            return allowed
    if act == "concern.raise" and asking.capacity == Capacity.PUPIL:
        return Relation.PUPIL in asking.relations  # "anyone": a pupil, by the question on the form
    employed = Relation.STAFF in asking.relations
    words = asking.relations if employed else asking.relations & {Relation.CHAIR, Relation.GOVERNOR}
    if asking.capacity != Capacity.STAFF or not words:
        return False
    noun = act.partition(".")[0]
    rules = {
        "concern": _concern,
        "case": _case,
        "elsa": _elsa,
        "home": _home,
        "people": _people,
        "noticing": _noticing,
        "impact": _impact,
    }
    return rules[noun](words, employed, act, about, asking)


def _barred(asking: Asking, about: About) -> bool:
    conflict = asking.capacity == Capacity.STAFF and asking.relations & FAMILY
    return bool(conflict or Relation.SUBJECT in about.matter or about.mine & {Role.SUBJECT, Role.NAMED})


def _concern(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    if act == "concern.raise":
        return True
    if _barred(asking, about):
        return False
    if Relation.HOLDER in about.matter and about.part in {Part.CONCERNS, Part.ADULT_CONCERNS}:
        return True
    return Relation.LEAD in words and about.part == Part.CONCERNS


def _case(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    free = not _barred(asking, about)
    match act:
        case "case.tell_beyond_agreement":
            return free and Relation.LEAD in words
        case "case.give_strategies":
            delivers = employed and Relation.DELIVERING_ELSA in about.matter
            elsas = {Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL}
            return free and bool(delivers or words & (elsas | {Relation.SENCO, Relation.LEAD}))
        case "case.look_at":
            delivers = employed and Relation.DELIVERING_ELSA in about.matter
            elsa_or_lead = delivers or words & {Relation.ELSA_OF_PUPIL, Relation.LEAD}
            return free and bool(elsa_or_lead) and about.part not in {None, Part.ADULT_CONCERNS}
        case "case.decide_on_marks":
            return free and Relation.LEAD in words and about.part not in {None, Part.ADULT_CONCERNS}
        case "case.correct" | "case.wrong_child":
            lead = free and Relation.LEAD in words and about.part not in {None, Part.ADULT_CONCERNS}
            return Role.AUTHOR in about.mine or lead
        case _:
            return True


def _noticing(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    if act == "noticing.notice_sign":
        return True
    if _barred(asking, about):
        return False
    if act == "noticing.check_in":
        return bool(words & SEES_DAILY)
    return Role.AUTHOR in about.mine or bool(words & LOOKS_AFTER)


def _impact(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    theirs = about.matter & {Relation.DELIVERING_ELSA, Relation.COVERING_ELSA}
    return employed and bool(theirs) and not _barred(asking, about)


def _elsa(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    if _barred(asking, about) or not employed:
        return False
    match act:
        case "elsa.refer":
            return bool(words & WORKS_WITH_PUPIL) or about.requested_by in {RequestedBy.PARENT, RequestedBy.PUPIL}
        case "elsa.decide_referral":
            return Relation.LINE_MANAGER in about.matter or Relation.LINE_MANAGER_POST in words
        case "elsa.start_programme":
            return Relation.DELIVERING_ELSA in about.matter
        case "elsa.confirm_summary" if words & {Relation.SENCO, Relation.LEAD}:
            return True
        case _:
            return bool(about.matter & {Relation.DELIVERING_ELSA, Relation.COVERING_ELSA})


def _home(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    if _barred(asking, about) or not employed:
        return False
    lead = Relation.LEAD in words
    if act in EXCLUDING:
        return lead and not about.oneself
    if act in STANDING:
        return (lead or Relation.OFFICE in words) and not about.oneself
    if act in SPEAKING_WITH_HOME:
        return bool(words & SPEAKS_WITH_HOME)
    knows_what_helps = words & {Relation.ELSA_OF_PUPIL, Relation.COVERING_ELSA_OF_PUPIL}
    runs_it = about.matter & {Relation.DELIVERING_ELSA, Relation.COVERING_ELSA, Relation.LINE_MANAGER}
    return lead or Relation.SENCO in words or bool(knows_what_helps if act == "home.word_strategies" else runs_it)


def _people(words: frozenset[Relation], employed: bool, act: str, about: About, asking: Asking) -> bool:
    keeps_lists = bool(words & {Relation.OFFICE, Relation.ADMINISTRATOR})
    head, chair = Relation.HEAD in words, Relation.CHAIR in words
    match act:
        case "people.change_settings":
            return Relation.ADMINISTRATOR in words
        case "people.declare_conflict" if about.oneself:
            return True
        case _ if about.oneself:
            return False
        case "people.declare_conflict" | "people.end_conflict":
            about_head = Post.HEAD in about.subject_posts
            about_lead = bool(LEADS & about.subject_posts)
            lead = Relation.LEAD in words and not about_lead and not about_head
            return (chair and about_head) or (head and not about_head) or lead
        case "people.appoint" | "people.end_appointment":
            others = about.post is not None and about.post not in BY_HEAD | BY_CHAIR
            return (chair and about.post in BY_CHAIR) or (head and about.post in BY_HEAD) or (keeps_lists and others)
        case "people.assign_manager" | "people.unassign_manager":
            return head
        case "people.assign_supervisor" | "people.unassign_supervisor":
            return head
        case _:
            return keeps_lists


def _abouts(act: str) -> Iterator[About]:
    yield About()
    if act.startswith("people."):
        for post in Post:
            yield About(post=post)
            yield About(post=post, oneself=True)
            yield About(subject_posts=frozenset({post, Post.TEACHER}))
            yield About(subject_posts=frozenset({post}), oneself=True)
        return
    for noun in (in_hands, meetings, for_agencies, around, voices, reviews, monitored, counting):
        if act in noun.ACTS:
            yield from noun.abouts()
            return
    if act.startswith("elsa."):
        yield About(matter=frozenset({Relation.COVERING_ELSA}))
    relations = (Relation.HOLDER, Relation.DELIVERING_ELSA, Relation.LINE_MANAGER, Relation.TOLD_FULL)
    matters = [frozenset[Relation](), *(frozenset({word}) for word in relations)]
    mine = [frozenset[Role](), *(frozenset({role}) for role in (Role.AUTHOR, Role.SAID_BY, Role.HOLDER, Role.NAMED))]
    knows_parts = act.startswith("concern.") or act in {"case.correct", "case.wrong_child", *LOOKED_AT}
    for part in (None, Part.CONCERNS, Part.ADULT_CONCERNS, Part.SESSIONS) if knows_parts else (Part.SESSIONS,):
        yield from (About(part, matter, roles) for matter in matters for roles in mine)
        yield About(part, frozenset({Relation.HOLDER, Relation.SUBJECT}), frozenset({Role.AUTHOR}))
        yield About(part, frozenset({Relation.HOLDER}), frozenset({Role.SUBJECT}))
    yield from (About(requested_by=who) for who in RequestedBy)
    if act in HOME | own_support.ACTS:
        yield About(oneself=True)


def questions() -> Iterator[ActQuestion]:
    """Every relation x every act x what it may be about; relatives and other capacities too."""
    everybody = [*ROWS, *SEVERAL, *LEFT]
    for act in ACTS:
        for about in _abouts(act):
            yield from ((Asking(Capacity.STAFF, None, relations), act, about) for relations in everybody)
        for relations in ROWS:
            relative = Asking(Capacity.STAFF, None, relations | {Relation.RELATIVE})
            yield relative, act, About(Part.CONCERNS, frozenset({Relation.HOLDER, Relation.DELIVERING_ELSA}))
            yield relative, act, About(requested_by=RequestedBy.PARENT)
        for capacity in Capacity:
            yield Asking(capacity, None, SEVERAL[2]), act, About(Part.CONCERNS, frozenset({Relation.HOLDER}))
            yield from ((Asking(capacity, None, relations), act, About()) for relations in ROWS)
        yield from ((Asking(capacity, None, relations), act, About()) for capacity, relations in FAMILY_ASKING)
    yield from plans.questions()
    yield from reviews.questions()
    yield from for_agencies.questions()
