"""Where each command is handed in, and where it is sent: the addresses, without the service behind them."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID, uuid5

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from case_store.action.place import SERVES
from case_store.agency.workers import workers_stream
from case_store.around.state import around_stream
from case_store.decider import Command
from case_store.desk import PREFIX, Call, FileKind, Receipt, To
from case_store.entry import Actor
from case_store.figures.events import TermOf
from case_store.figures.figures import figures_stream
from case_store.figures.numbers import numbers_of
from case_store.home.home import HOME
from case_store.home.standing import standings_stream
from case_store.monitoring.monitoring import arranging_stream, sheet_stream, thread_stream
from case_store.monitoring.state import PLAN
from confide.app import NOUNS
from tests.given import CASE, ELSA, ENTRY, LEAD, PUPIL, STREAM, TEACHER, one

MATTER = one(0xE9)
WORDS = "some words"
TOLD = {"told": [{"person": str(TEACHER), "level": "existence"}], "reason": WORDS, "pupil_told": True}
SIGN_IN = {"iss": "https://id.example", "sub": "abc"}


class Counter:
    """A desk that takes nothing in, and remembers what it was handed."""

    def __init__(self) -> None:
        self.handed: list[tuple[Command, To]] = []

    async def call(self) -> Call:
        """Always the same caller."""
        return Call(Actor("hilltop", ELSA), "key")

    async def write(self, call: Call, command: Command, to: To) -> Receipt:
        """Remembers it."""
        self.handed.append((command, to))
        return Receipt(id=STREAM)


@cache
def service() -> tuple[TestClient, Counter]:
    """All routers of commands, made once, since there are many; and the desk that they hand commands in at."""
    app, desk = FastAPI(), Counter()
    for routes in NOUNS:
        app.router.routes.extend(routes(desk).routes)
    return TestClient(app, base_url="http://confide" + PREFIX.format(custodian="hilltop")), desk


def anew() -> tuple[TestClient, Counter]:
    """The same, with nothing handed in yet."""
    client, desk = service()
    desk.handed.clear()
    return client, desk


P, C, S, T = f"/pupils/{PUPIL}", f"/cases/{CASE}", f"/elsa-programmes/{STREAM}", f"/concerns/{STREAM}"
N, G, OTHERS = f"/entries/{ENTRY}", f"/groups/{STREAM}", one(0xEA)
MEASURE = {"by": "pupil", "at": "start", "scale": WORDS, "value": 3}
E, R = f"/elsa-support/{TEACHER}", f"/training/practitioners/{TEACHER}"
NEW = {"stream": None, "must_exist": False}
HERE = {"stream": STREAM, "must_exist": True}
IN_GROUP = {**HERE, "file": FileKind.GROUP}
G = f"/groups/{STREAM}"
STANDS = {"stream": standings_stream(PUPIL, LEAD), "must_exist": False, "file": FileKind.CASE}
AROUND = {"stream": around_stream(PUPIL), "must_exist": False, "file": FileKind.CASE, "pupil": PUPIL}
AT_SCHOOL = {**NEW, "own": "surveys", "file": FileKind.TRAIL, "pupil": None, "anywhere": True}
HANDED = [
    ("/people", {"display_name": "Jo"}, {**NEW, "file": FileKind.PARTICULARS}),
    (f"/people/{TEACHER}/identities", SIGN_IN, {"file": FileKind.TRAIL, "person": TEACHER, "must_exist": False}),
    (f"/people/{TEACHER}/identities/end", SIGN_IN, {"file": FileKind.TRAIL, "person": TEACHER}),
    (
        "/appointments",
        {"person": str(TEACHER), "post": "dsl"},
        {"stream": uuid5(TEACHER, "appointments"), "file": FileKind.TRAIL, "person": TEACHER},
    ),
    (
        "/appointments/end",
        {"person": str(TEACHER), "post": "dsl", "last_day": "2026-03-01"},
        {"stream": uuid5(TEACHER, "appointments"), "file": FileKind.TRAIL, "person": TEACHER},
    ),
    ("/pupils", {"display_name": "Sam", "year": 5, "date_of_birth": "2016-05-04"}, {"file": FileKind.PARTICULARS}),
    (f"{P}/roll", {"year": 6}, {"stream": PUPIL, "must_exist": True, "pupil": PUPIL}),
    (f"{P}/leaving", {"last_day": "2026-03-01"}, {"stream": PUPIL, "must_exist": True, "pupil": PUPIL}),
    (
        "/assignments",
        {"person": str(TEACHER), "pupil": str(PUPIL), "assigned_as": "class_teacher"},
        {**NEW, "file": FileKind.TRAIL, "person": TEACHER, "pupil": PUPIL},
    ),
    (f"/assignments/{STREAM}/end", {"person": str(TEACHER), "last_day": "2026-03-01"}, {**HERE, "person": TEACHER}),
    ("/managers", {"manager": str(LEAD), "elsa": str(ELSA)}, {**NEW, "file": FileKind.TRAIL, "person": LEAD}),
    (f"/managers/{STREAM}/end", {"manager": str(LEAD), "last_day": "2026-03-01"}, {**HERE, "person": LEAD}),
    (
        "/conflicts",
        {"person": str(TEACHER), "pupil": str(PUPIL), "kind": "relative"},
        {**NEW, "file": FileKind.TRAIL, "person": TEACHER, "pupil": PUPIL},
    ),
    (f"/conflicts/{STREAM}/end", {"person": str(TEACHER), "last_day": "2026-03-01"}, {**HERE, "person": TEACHER}),
    (
        "/supervisors",
        {"supervisor": str(LEAD), "elsa": str(ELSA)},
        {**NEW, "file": FileKind.TRAIL, "person": LEAD},
    ),
    (f"/supervisors/{STREAM}/end", {"supervisor": str(LEAD), "last_day": "2026-03-01"}, {**HERE, "person": LEAD}),
    (
        "/terms",
        {"school_year": 2025, "times": [{"span": "term", "starts": "2025-09-02", "ends": "2025-12-19"}]},
        {**NEW, "own": "settings", "file": FileKind.TRAIL},
    ),
    ("/elsa-support/offloads", {"words": WORDS}, {**NEW, "person": ELSA, "file": FileKind.ELSA_SUPPORT}),
    ("/elsa-support/blockers", {"code": "no_room"}, {**NEW, "person": ELSA, "file": FileKind.ELSA_SUPPORT}),
    (f"{E}/blockers/{STREAM}/answers", {"stands": "solved"}, {**HERE, "person": TEACHER}),
    (f"{E}/supervision", {"how": "group"}, {**NEW, "person": TEACHER, "file": FileKind.ELSA_SUPPORT}),
    (f"{E}/manager-meetings", {}, {**NEW, "person": TEACHER, "file": FileKind.ELSA_SUPPORT}),
    (f"{E}/accreditation", {}, {**NEW, "person": TEACHER, "file": FileKind.ELSA_SUPPORT}),
    ("/training/cohorts", {"display_name": WORDS}, {**NEW, "file": FileKind.REGISTER}),
    (f"/training/cohorts/{STREAM}/members", {"person": str(TEACHER)}, {**HERE, "person": TEACHER}),
    (f"/training/cohorts/{STREAM}/members/end", {"person": str(TEACHER)}, {**HERE, "person": TEACHER}),
    (f"{R}/days", {}, {**NEW, "person": TEACHER, "file": FileKind.REGISTER}),
    (f"{R}/hours", {"hours_of": "assessment", "minutes": 60}, {**NEW, "person": TEACHER, "file": FileKind.REGISTER}),
    (f"{R}/portfolio", {"title": WORDS, "words": WORDS}, {**NEW, "person": TEACHER, "file": FileKind.REGISTER}),
    (f"{R}/qualifications", {"qualification": WORDS}, {**NEW, "person": TEACHER, "file": FileKind.REGISTER}),
    (f"{R}/gatherings", {"gathering": "networking"}, {**NEW, "person": TEACHER, "file": FileKind.REGISTER}),
    ("/settings", {"text_limit": 5000}, {**NEW, "own": "settings", "file": FileKind.TRAIL}),
    ("/organisations", {"display_name": "CAMHS", "kind": "agency"}, {**NEW, "file": FileKind.TRAIL}),
    ("/cases", {"pupil": str(PUPIL)}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (f"{P}/contacts", {"with_whom": "parent", "purpose": WORDS}, {**NEW, "pupil": PUPIL}),
    (
        f"{P}/agreements",
        {"answer": "agreed", "audience": "senco", "matter": str(MATTER)},
        {**NEW, "pupil": PUPIL, "matter": MATTER, "about": None},
    ),
    (f"{C}/tellings", {**TOLD, "about": str(ENTRY)}, {**NEW, "case": CASE, "about": ENTRY}),
    (f"{C}/strategies", {"what_helps": WORDS}, {**NEW, "case": CASE}),
    (
        f"{C}/corrections",
        {"entry": str(ENTRY), "why": WORDS, "strategies": {"what_helps": WORDS}},
        {**NEW, "case": CASE, "about": ENTRY},
    ),
    (
        "/referrals",
        {"pupil": str(PUPIL), "background": WORDS, "hoped_for_outcomes": WORDS},
        {**NEW, "pupil": PUPIL},
    ),
    (f"/referrals/{STREAM}/decision", {"decision": "accepted"}, HERE),
    ("/elsa-programmes", {"referral": str(STREAM), "focus": "grief"}, HERE),
    (f"{S}/aims", {"aims": [{"aim": WORDS, "how_we_will_know": ""}]}, HERE),
    (f"{S}/plans", {"planned_for": "2026-03-01", "objective": WORDS}, HERE),
    (f"{S}/sessions", {"note": WORDS}, HERE),
    (f"{S}/sessions-not-held", {"why": "absent"}, HERE),
    (f"{S}/end", {}, HERE),
    (f"{S}/extension", {"planned_weeks": 12, "reason": WORDS}, HERE),
    (
        f"{S}/summary-confirmations",
        {"session": str(ENTRY), "staff_summary": WORDS},
        {**HERE, "about": ENTRY},
    ),
    (f"{S}/touch-base-plan", {"contacts": ["2026-03-01"], "trusted_adults": [str(TEACHER)]}, HERE),
    (f"{S}/touch-base", {}, HERE),
    (f"{S}/touch-base-end", {}, HERE),
    (f"{S}/cover", {"elsa": str(LEAD), "ends": "2026-04-01"}, {**HERE, "person": LEAD, "members": False}),
    (f"{S}/cover-end", {"elsa": str(LEAD)}, {**HERE, "person": LEAD}),
    (f"{S}/handover", {"elsa": str(LEAD), "pupil_told": True}, {**HERE, "person": LEAD}),
    (f"{S}/takeover", {"elsa": str(LEAD)}, {**HERE, "person": LEAD}),
    ("/groups", {"focus": "grief"}, {**NEW, "file": FileKind.GROUP, "person": ELSA}),
    ("/groups", {"focus": "grief", "co_runner": str(LEAD)}, {**NEW, "file": FileKind.GROUP, "person": LEAD}),
    (f"{G}/members", {"pupil": str(PUPIL)}, {**IN_GROUP, "pupil": PUPIL, "pupils": (PUPIL,)}),
    (f"{G}/members/leaving", {"pupil": str(PUPIL)}, {**IN_GROUP, "pupil": PUPIL, "pupils": (PUPIL,)}),
    (f"{G}/plans", {"planned_for": "2026-03-01", "objective": WORDS}, {**IN_GROUP, "pupils": ()}),
    (
        f"{G}/sessions",
        {"attendance": [{"pupil": str(PUPIL)}, {"pupil": str(MATTER)}]},
        {**IN_GROUP, "pupil": None, "pupils": (PUPIL, MATTER)},
    ),
    (f"{G}/sessions-not-held", {"why": "no_room"}, {**IN_GROUP, "pupils": ()}),
    (f"{G}/end", {}, {**IN_GROUP, "members": True}),
    (f"{G}/cover", {"elsa": str(LEAD), "ends": "2026-04-01"}, {**IN_GROUP, "person": LEAD, "members": True}),
    (f"{G}/cover-end", {"elsa": str(LEAD)}, {**IN_GROUP, "members": True}),
    (f"{G}/handover", {"elsa": str(LEAD), "pupil_told": True}, {**IN_GROUP, "members": True}),
    (f"{G}/takeover", {"elsa": str(LEAD)}, {**IN_GROUP, "members": True}),
    (f"{P}/concerns", {"account": WORDS}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (
        f"{P}/concerns",
        {"account": WORDS, "about_adult": str(LEAD)},
        {**NEW, "pupil": PUPIL, "file": FileKind.ADULT_CONCERN},
    ),
    (
        f"{P}/home/informed",
        {"informed": True, "how": "letter", "programme": str(MATTER)},
        {**NEW, "rules": HOME, "pupil": PUPIL, "matter": MATTER},
    ),
    (f"{P}/home/objections", {"parent": str(TEACHER), "objection": WORDS}, {**NEW, "pupil": PUPIL}),
    (f"{P}/home/preferences", {"parent": str(TEACHER), "ways": ["letter"]}, {**NEW, "pupil": PUPIL}),
    (
        f"{P}/home/invitations",
        {"parent": str(TEACHER), "how": "letter", "purpose": WORDS},
        {**NEW, "pupil": PUPIL},
    ),
    (
        f"{P}/home/meetings",
        {"parents": [str(TEACHER)], "met_by": "elsa_alone", "purpose": WORDS},
        {**NEW, "pupil": PUPIL},
    ),
    (f"{P}/home/contact-wordings", {"wording": WORDS, "for_all_carers": True}, {**NEW, "pupil": PUPIL}),
    (f"{P}/home/strategy-wordings", {"what_helps": WORDS, "for_all_carers": True}, {**NEW, "pupil": PUPIL}),
    (f"{S}/home-wordings", {"wording": WORDS, "for_all_carers": True}, HERE),
    *(
        (f"{P}/home/{where}", {"person": str(LEAD), **said}, {**STANDS, "pupil": PUPIL, "person": LEAD})
        for where, said in (
            ("standings", {"kind": "care", "evidence": "other"}),
            ("standings/end", {"kind": "care", "evidence": "other", "last_day": "2026-03-01"}),
            ("exclusions", {"reason": WORDS}),
            ("exclusions/end", {"kind": "leads_decision", "reason": WORDS, "last_day": "2026-03-01"}),
        )
    ),
    (f"{T}/passing-on", {"why": "chosen"}, HERE),
    (f"{T}/acts", {"what": WORDS}, HERE),
    (f"{T}/decisions", {"decision": WORDS, "reasons": WORDS}, HERE),
    (f"{T}/closing", {"reasons": WORDS}, HERE),
    (f"{T}/tellings", TOLD, HERE),
    (
        "/contacts",
        {
            "with_whom": "pupil",
            "contacts": [{"pupil": str(PUPIL), "purpose": WORDS}, {"pupil": str(OTHERS), "purpose": WORDS}],
        },
        {**NEW, "pupil": PUPIL, "pupils": (OTHERS,)},
    ),
    (f"{N}/wrong-child", {"reason": WORDS}, {**NEW, "about": ENTRY, "case": None, "pupils": ()}),
    (f"{N}/wrong-child", {"reason": WORDS, "belongs_to": str(OTHERS)}, {**NEW, "about": ENTRY, "pupils": (OTHERS,)}),
    (f"{N}/look-at", {}, {**NEW, "about": ENTRY}),
    (f"{N}/marks", {"reason": WORDS, "mention_allowed": True}, {**NEW, "about": ENTRY}),
    (f"{P}/signs", {"sign": "appearance", "words": WORDS}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (f"/signs/{ENTRY}/reviews", {"stands": "eased"}, {**NEW, "about": ENTRY, "pupil": None}),
    (f"{P}/check-ins", {"how": "calm"}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (f"{S}/measures", MEASURE, HERE),
    (f"{S}/impact", {"aims": [], "report": WORDS}, HERE),
    (f"{S}/impact/for-home", {"wording": WORDS}, HERE),
    (f"{G}/measures", {**MEASURE, "pupil": str(PUPIL)}, {**HERE, "pupils": (PUPIL,)}),
    (f"{G}/impact", {"aims": [], "report": WORDS, "pupil": str(PUPIL)}, {**HERE, "pupils": (PUPIL,)}),
    (f"{G}/impact/for-home", {"wording": WORDS, "pupil": str(PUPIL)}, {**HERE, "pupils": (PUPIL,)}),
    (
        f"{P}/support-map/coordination",
        {"coordinated_by": "both", "coordinators": [str(TEACHER), str(LEAD)], "key_contact": str(LEAD)},
        {**AROUND, "person": LEAD},
    ),
    (f"{P}/support-map/supporters", {"person": str(LEAD), "supports_as": "mentoring"}, {**AROUND, "person": LEAD}),
    (f"{P}/support-map/supporters/end", {"person": str(LEAD), "supports_as": "mentoring"}, {**AROUND, "person": LEAD}),
    (f"{P}/support-map/unit", {"unit": WORDS, "why": WORDS, "key_adult": str(LEAD)}, {**AROUND, "person": LEAD}),
    (f"{P}/support-map/unit/end", {"ending": "back_in_lessons"}, {**AROUND, "person": None}),
    (f"{P}/staff-needs", {"need": "training"}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (f"/staff-needs/{STREAM}/answers", {"stands": "arranged"}, HERE),
    (f"{P}/help-requests", {"words": WORDS}, {**NEW, "pupil": PUPIL, "file": FileKind.CASE}),
    (f"{P}/help-requests/heard", {"words": WORDS, "requested_by": "pupil"}, {**NEW, "pupil": PUPIL}),
    (f"/help-requests/{STREAM}/answer", {"stands": "arranged", "what": WORDS}, HERE),
    ("/surveys", {}, AT_SCHOOL),
    ("/surveys/open/sets", {"sheets": 5, "ticks": [{"often": 5}]}, AT_SCHOOL),
    ("/surveys/open/closing", {}, AT_SCHOOL),
]


V = f"/psps/{STREAM}"
OF_PLAN = {**HERE, "pupil": None, "case": None}
OF_TARGET = {"target": str(MATTER)}
OF_COMMITMENT = {"commitment": str(MATTER)}
ELSEWHERE = {"signer": str(LEAD), "side": "parent", "evidence": "paper"}
OWNED = {"side": "school", "owner": str(LEAD), "how": "other", "help": WORDS}
HANDED += [
    ("/psps", {"pupil": str(PUPIL), "reasons": WORDS}, {**NEW, "pupil": PUPIL}),
    (f"{V}/assessments", {}, OF_PLAN),
    (f"{V}/start", {}, OF_PLAN),
    (f"{V}/coordinator", {"coordinator": str(LEAD)}, {**OF_PLAN, "person": LEAD}),
    (f"{V}/key-worker", {"key_worker": str(LEAD)}, {**OF_PLAN, "person": LEAD}),
    (f"{V}/target-drafts", {"wording": WORDS}, OF_PLAN),
    (f"{V}/targets", OF_TARGET, OF_PLAN),
    (f"{V}/target-steps", {**OF_TARGET, "why": WORDS}, OF_PLAN),
    (f"{V}/target-withdrawals", {**OF_TARGET, "reasons": WORDS}, OF_PLAN),
    (f"{V}/rewards", {**OF_TARGET, "given": True}, OF_PLAN),
    (f"{V}/commitments", OWNED, {**OF_PLAN, "person": LEAD}),
    (f"{V}/commitment-adjustments", OF_COMMITMENT, OF_PLAN),
    (f"{V}/commitment-ends", OF_COMMITMENT, OF_PLAN),
    (f"{V}/signatures", {}, {**OF_PLAN, "person": None}),
    (f"{V}/refusals", {"reason": WORDS}, {**OF_PLAN, "person": None}),
    (f"{V}/signatures-elsewhere", ELSEWHERE, {**OF_PLAN, "person": LEAD}),
    (f"{V}/refusals-elsewhere", {**ELSEWHERE, "reason": WORDS}, {**OF_PLAN, "person": LEAD}),
    (f"{V}/step-tellings", {"addressees": [str(LEAD)], "how": "letter"}, OF_PLAN),
]
ABOUT_NOBODY = {"form": "staff", "title": WORDS, "questions": [{"question": WORDS}]}
HANDED += [
    (f"{V}/documents/asked", {"document": "behaviour_log"}, OF_PLAN),
    (f"{V}/documents/received", {"document": "behaviour_log"}, OF_PLAN),
    (f"{V}/documents/not-available", {"document": "behaviour_log", "why": "other"}, OF_PLAN),
    (f"{V}/documents", {"document": "behaviour_log", "words": WORDS}, OF_PLAN),
    (f"{V}/summaries", {"summary": WORDS}, OF_PLAN),
    (f"{V}/staff-answers", {"words": WORDS}, OF_PLAN),
    (
        f"{P}{V}/words",
        {"occasion": "at_a_review", "significance_explained": True, "words": WORDS, "helped_by": str(LEAD)},
        {**OF_PLAN, "pupil": PUPIL, "person": LEAD},
    ),
    (f"{V}/profiles", {"kind": "one_page_profile", "helped_by": str(LEAD)}, {**OF_PLAN, "person": LEAD}),
    (f"{V}/parents-words", {"words": WORDS}, OF_PLAN),
    ("/forms", ABOUT_NOBODY, {**NEW, "own": "settings", "file": FileKind.TRAIL}),
]

REVIEWED = {"commitment": str(TEACHER), "kept": "kept"}
HANDED += [
    (f"{V}/reviews", {"outcome": "going_well", "meeting": str(ENTRY)}, {**OF_PLAN, "about": ENTRY}),
    (f"{V}/commitment-reviews", REVIEWED, OF_PLAN),
    (
        f"{V}/reports",
        {"commitment": str(ENTRY), "report": WORDS},
        {**OF_PLAN, "about": ENTRY},
    ),
    (f"{V}/recorded-reports", {"commitment": str(TEACHER), "report": WORDS}, OF_PLAN),
    (f"{V}/reviews-not-held", {"why": "pupil_absent", "new_date": "2026-03-17"}, OF_PLAN),
    (f"{V}/pauses", {"why": "long_absence"}, OF_PLAN),
    (f"{V}/pauses/end", {"reasons": WORDS}, OF_PLAN),
    (f"{V}/failing", {"reasons": WORDS}, OF_PLAN),
    (f"{V}/extensions", {"limit": "2026-06-22", "reasons": WORDS}, OF_PLAN),
    (f"{V}/review-wordings", {"wording": WORDS}, OF_PLAN),
    (f"{V}/advice", {"question": WORDS}, OF_PLAN),
    (f"{V}/advice/answer", {"answer": WORDS}, OF_PLAN),
    (f"{V}/advice/no-answer", {}, OF_PLAN),
    (
        f"{V}/judgement",
        {"meeting": str(ENTRY), "successful": True, "reasons": WORDS},
        {**OF_PLAN, "about": ENTRY},
    ),
    (f"{V}/ending", {"how": "moved_school"}, OF_PLAN),
]

SHEET = {"stream": sheet_stream(STREAM, ELSA), "must_exist": False, "matter": STREAM, "knows": PLAN}
TERM = TermOf(school_year=2025, number=2)
OF_TERM = {"stream": figures_stream(PUPIL, TERM), "must_exist": False, "pupil": PUPIL, "file": FileKind.CASE}
IN_TERM = {"term": TERM.model_dump()}
STANDS_SO = {**IN_TERM, "exclusion": "suspension", "from_day": "2026-03-01"}
HANDED += [
    (f"{V}/monitoring", {"how_often": "daily"}, {**SHEET, "stream": arranging_stream(STREAM)}),
    (f"{V}/lesson-marks", {"unmarked": "absent"}, SHEET),
    (f"{V}/day-marks", {"unmarked": "absent"}, SHEET),
    (f"{V}/messages", {"parent": str(LEAD), "words": WORDS}, {**SHEET, "stream": thread_stream(STREAM, LEAD)}),
    (f"{V}/messages-from-home", {"words": WORDS}, {**SHEET, "stream": thread_stream(STREAM, ELSA)}),
    (f"{P}/figures/attendance", {**IN_TERM, "possible": 90, "attended": 81}, OF_TERM),
    (f"{P}/figures/incidents", {**IN_TERM, "incidents": 3}, OF_TERM),
    (f"{P}/figures/suspensions", {**IN_TERM, "from_day": "2026-03-01", "half_days": 4}, OF_TERM),
    (f"{P}/figures/permanent-exclusions", {**IN_TERM, "from_day": "2026-03-01"}, OF_TERM),
    (f"{P}/figures/told", {**STANDS_SO, "others_told": [{"who": "authority", "told_on": "2026-03-01"}]}, OF_TERM),
    (f"{P}/figures/withdrawals", {**STANDS_SO, "why": "reinstated"}, OF_TERM),
    ("/figures/numbers", IN_TERM, {**NEW, "own": numbers_of(TERM), "file": FileKind.TRAIL, "pupil": None}),
]

W = f"/meetings/{STREAM}"
TO_COME = {"meets_on": "2026-03-11", "purpose": WORDS}
AGREED = {"owner": str(LEAD), "by": "2026-04-11", "what": WORDS}
OFTEN = {**AGREED, "how_often": "weekly"}
FLOW = {"what": WORDS, "to": str(OTHERS), "for_what": WORDS, "until": "2026-04-11"}
ASKED_TO = {**OF_PLAN, "person": LEAD}
HANDED += [
    ("/meetings", {"pupil": str(PUPIL), "needs_assessed": WORDS, **TO_COME}, {**NEW, "pupil": PUPIL, "matter": None}),
    (f"{V}/meetings", {"kind": "psp_initial", **TO_COME}, {**NEW, "pupil": None, "matter": STREAM}),
    (f"{W}/move", {"meets_on": "2026-03-11", "why": WORDS}, OF_PLAN),
    (f"{W}/cancellation", {"why": WORDS}, OF_PLAN),
    (f"{W}/invitations/staff", {"person": str(LEAD)}, ASKED_TO),
    (f"{W}/invitations/pupil", {}, {**OF_PLAN, "person": None}),
    (f"{W}/invitations/parents", {"parent": str(LEAD), "how": "letter"}, ASKED_TO),
    (
        f"{W}/invitations/agencies",
        {"person": str(LEAD), "basis": "public_task", "parents_know": "told"},
        ASKED_TO,
    ),
    (f"{W}/invitations/withdrawal", {"person": str(LEAD), "why": WORDS}, ASKED_TO),
    (f"{W}/attendance", {"came": [{"person": str(LEAD), "attendance": "attended"}]}, OF_PLAN),
    (f"{W}/held", {"everyone_had_their_turn": True}, OF_PLAN),
    (f"{W}/said", {"words": WORDS}, OF_PLAN),
    (
        f"{W}/analysis",
        {"problem": WORDS, "tried_in_school": WORDS, "resources_in_school": WORDS, "resources_in_agencies": WORDS},
        OF_PLAN,
    ),
    (f"{W}/contributions", {"contribution": WORDS}, OF_PLAN),
    (f"{W}/agreement", {"agreement_of": "pupil", "answer": "agreed", "to_what": WORDS}, OF_PLAN),
    (f"{W}/record/drafts", {"record": WORDS}, OF_PLAN),
    (f"{W}/record/agreed", {}, OF_PLAN),
    (f"{W}/record/circulated", {}, OF_PLAN),
    (f"{W}/record/home-wordings", {"wording": WORDS, "for_all_carers": True}, OF_PLAN),
    (f"{W}/agreed/approach", AGREED, OF_PLAN),
    (f"{W}/agreed/plan", {**AGREED, "immediate": WORDS}, OF_PLAN),
    (f"{W}/agreed/responsibilities", AGREED, OF_PLAN),
    (f"{W}/agreed/feedback", {**OFTEN, "person": str(LEAD)}, OF_PLAN),
    (f"{W}/agreed/contacts", {**AGREED, "agency": str(OTHERS)}, OF_PLAN),
    (f"{W}/agreed/monitoring", {**OFTEN, "follow_up_on": "2026-04-11"}, OF_PLAN),
    (f"{W}/agreed/home", OFTEN, OF_PLAN),
    (f"{W}/agreed/support", AGREED, OF_PLAN),
    (f"{W}/agreed/protocol", {**AGREED, "flows": [FLOW]}, OF_PLAN),
    (f"{W}/agreed/declined", {"item": "home", "reason": WORDS}, OF_PLAN),
    (f"{W}/reviews", {"going": "well", "outcome": WORDS}, OF_PLAN),
    (f"{W}/exit", {"exit": "taken_on", "outcome": WORDS}, OF_PLAN),
]

A, M, ON = f"/agencies/{STREAM}", f"/matters/{STREAM}", f"/actions/{STREAM}"
LISTED = {"display_name": WORDS, "kind": "mental_health"}
OF_AGENCY = {**HERE, "file": FileKind.AGENCY}
AT_AGENCY = {"stream": workers_stream(LEAD), "must_exist": False, "file": FileKind.TRAIL, "person": LEAD}
SERVED = {**NEW, "matter": STREAM, "knows": SERVES, "person": LEAD}
REFERRED = {"agency": str(OTHERS), "what": WORDS, "owner": str(LEAD), "basis": "public_task", "parents_know": "told"}
MOVED = {"owner": str(LEAD), "why": WORDS}
FURTHER = {"to_whom": WORDS, "for_what": WORDS}
HANDED += [
    ("/agencies", LISTED, {**NEW, "file": FileKind.AGENCY}),
    (f"{A}/line", LISTED, OF_AGENCY),
    (f"{A}/unlisting", {}, OF_AGENCY),
    ("/agency-workers", {"person": str(LEAD), "agency": str(OTHERS)}, AT_AGENCY),
    ("/agency-workers/end", {"person": str(LEAD), "last_day": "2026-03-01"}, AT_AGENCY),
    (
        "/placements",
        {"person": str(LEAD), "pupil": str(PUPIL), "ends": "2026-07-01"},
        {**NEW, "file": FileKind.TRAIL, "person": LEAD, "pupil": PUPIL},
    ),
    (f"/placements/{STREAM}/end", {"person": str(LEAD), "last_day": "2026-03-01"}, {**HERE, "person": LEAD}),
    (f"{M}/successors", {"former": str(TEACHER), "successor": str(LEAD)}, {**OF_PLAN, "person": LEAD}),
    (f"{M}/actions", {"what": WORDS, "owner": str(LEAD)}, SERVED),
    (f"{M}/agency-referrals", REFERRED, SERVED),
    (f"{ON}/move", MOVED, {**OF_PLAN, "person": LEAD}),
    (f"{ON}/outcome", {}, {**OF_PLAN, "person": None}),
    (f"{ON}/drop", {"why": "other"}, OF_PLAN),
    (f"{ON}/acknowledgement", {}, OF_PLAN),
    (f"{ON}/decision", {"decision": "accepted"}, OF_PLAN),
    (f"{ON}/school-told", {"person": str(LEAD)}, {**OF_PLAN, "person": LEAD}),
    (f"{ON}/escalation", {"named": WORDS}, {**OF_PLAN, "person": None}),
    (f"{N}/further-use", {"asked_of": str(LEAD), **FURTHER}, {**NEW, "about": ENTRY}),
    (f"/further-use/{STREAM}/answers", {"answer": "agreed"}, HERE),
    (f"{N}/further-use-beyond", {"to_whom": WORDS, "reason": WORDS, "agency_told": True}, {**NEW, "about": ENTRY}),
]


class TestHandingACommandIn:
    @pytest.mark.parametrize(("path", "body", "goes"), HANDED)
    def test_sends_it_where_it_belongs(self, path: str, body: dict[str, Any], goes: dict[str, Any]) -> None:
        """The least that may be sent, and the stream, file, pupil, case, person and entry that follow from it."""
        client, desk = anew()
        answer = client.post(path, json=body)
        assert (answer.status_code, answer.json()["id"]) == (201, str(STREAM))
        ((command, to),) = desk.handed
        assert {name: getattr(to, name) for name in goes} == goes
        assert type(command) in to.rules.rules

    def test_was_tried_at_every_address(self) -> None:
        """No route of commands is left out above."""
        client, desk = anew()
        paths = client.app.openapi()["paths"]  # type: ignore[attr-defined]  # it is a FastAPI application
        addresses = {path for path, operations in paths.items() if "post" in operations}
        for path, body, _ in HANDED:
            client.post(path, json=body)
        assert len(addresses) == len({(type(command), to.members) for command, to in desk.handed})

    def test_takes_no_field_that_a_command_does_not_have(self) -> None:
        """Neither an author nor a time of recording can be set."""
        client, desk = anew()
        answer = client.post(f"{S}/sessions", json={"note": WORDS, "author": str(LEAD)})
        assert (answer.status_code, desk.handed) == (422, [])

    def test_sends_one_identity_to_one_stream(self) -> None:
        """Whoever it is given to, so that it is not given twice."""
        client, desk = anew()
        for person in (TEACHER, LEAD):
            client.post(f"/people/{person}/identities", json=SIGN_IN)
        streams: set[UUID | None] = {to.stream for _, to in desk.handed}
        assert len(streams) == 1
        assert None not in streams

    @pytest.mark.parametrize(("about_adult", "file"), [(None, FileKind.CASE), (str(LEAD), FileKind.ADULT_CONCERN)])
    def test_raises_a_concern_before_the_words_that_it_came_with(self, about_adult: str | None, file: FileKind) -> None:
        """As if it had been raised by itself: in the pupil's case, or about an adult in a file of its own."""
        client, desk = anew()
        said = {"occasion": "at_a_review", "significance_explained": True, "words": WORDS}
        hurt = {"account": WORDS, "about_adult": about_adult}
        answer = client.post(f"{P}{V}/words", json={**said, "hurt_or_frightened": hurt})
        assert answer.json()["id"] == str(STREAM)
        (concern, to), (words, _) = desk.handed
        assert (concern.action, words.action) == ("concern.raise", "voice.record_pupils_words")
        assert (to.pupil, to.file, to.stream, to.must_exist) == (PUPIL, file, None, False)
