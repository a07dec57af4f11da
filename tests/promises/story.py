"""Every command that there is, each at least once, in an order in which each is taken; their texts are left to others.

A new command is one more line here: `test_no_trace` fails until it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx2 as httpx

from case_store.calendar.codes import Span
from case_store.calendar.events import Time
from case_store.school_days import SchoolCalendar
from tests.promises import (
    story_of_a_meeting,
    story_of_a_plan,
    story_of_agencies,
    story_of_figures,
    story_of_reviews,
    story_of_voices,
)
from tests.promises.canaries import Planter, word
from tests.school import Person, School
from tests.stories import staff

Step = tuple[str, str, dict[str, Any], str]
"""Who does what, with which ids and words of closed lists, and the name under which the thing is remembered."""
Steps = Iterator[Step]
Heard = Callable[[httpx.Response], Any]
_NUMBERS = itertools.count()


async def cast(school: School) -> None:
    """Everybody whom the story needs: the staff, managed and supervised, and two parents who sign in."""
    people = await staff(school)
    await school.person("psychologist", "educational_psychologist")
    for sub in ("mum", "dad"):
        made = await school.as_("admin").does("people", display_name=sub.title())
        people[sub] = Person(sub, made["id"])
        await school.signs_in(people[sub].id, sub, "parent")
    for elsa in ("elsa", "other_elsa"):
        await school.manages(people["manager"], people[elsa])
    await story_of_a_plan.cast(school)
    await story_of_a_meeting.cast(school)


async def happens(story: Story, planter: Planter | None = None, heard: Heard = lambda answer: answer) -> list[str]:
    """Every command once, with words that `planter` makes up; gives those that were not taken."""
    planter, refused = planter or Planter(story.school.service.app.openapi()), []
    for sub, path, given, name in story.steps():
        answer = await story.school.as_(sub).post(path.format(**story.ids), planter.body(path, given))
        heard(answer)
        if answer.status_code != (200 if path in story_of_a_meeting.LOOKED else 201):
            refused.append(f"{sub} {path} {answer.status_code} {answer.text}")
        else:
            story.remember(name, answer.json())
    return refused


@dataclass
class Story:
    """One pupil's story, in which everything happens that can."""

    school: School
    ids: dict[str, Any] = field(default_factory=dict)

    def steps(self) -> Steps:
        """All of it."""
        yield from self._people()
        yield from self._ties()
        yield from self._noticing()
        yield from self._programme()
        yield from self._home()
        yield from self._around()
        yield from self._survey()
        yield from self._group()
        yield from self._corrections()
        yield from self._sharing()
        yield from self._concerns()
        yield from self._ending()
        yield from story_of_a_plan.begins(self)
        yield from story_of_voices.gathers(self)
        yield from story_of_a_meeting.tells(self)
        yield from story_of_agencies.tells(self)
        yield from story_of_figures.tells(self)
        yield from self._own_support()
        yield from self._training()
        yield from story_of_reviews.goes_on(self)
        yield "admin", "pupils/{pupil_id}/leaving", {"last_day": self.day()}, ""

    def remember(self, name: str, receipt: Mapping[str, Any]) -> None:
        """Keep the ids of what was made: the thing's for paths, its first entry's for what is about it, and each's."""
        if name:
            self.ids |= {f"{name}_id": receipt["id"], name: (receipt["entries"] or [receipt["id"]])[0]}
            self.ids |= {f"{name}_{place}": entry for place, entry in enumerate(receipt["entries"])}
        if name == "tie":
            self.ids["tie"] = receipt["id"]
        if receipt.get("case") and "case_id" not in self.ids:
            self.ids["case_id"] = receipt["case"]

    def day(self, days: int = 0) -> str:
        """The day so many days from today."""
        return self.school.day(days)

    def year(self) -> int:
        """This year."""
        return self.school.service.clock.day().year

    def terms(self) -> tuple[Time, ...]:
        """The terms that the school sets: of the school year that ends this year, all but the last."""
        year = self.year()
        autumn = Time(span=Span.TERM, starts=date(year - 1, 9, 2), ends=date(year - 1, 12, 19))
        return autumn, Time(span=Span.TERM, starts=date(year, 1, 5), ends=date(year, 4, 2))

    def calendar(self) -> SchoolCalendar:
        """The school's calendar, once its terms are set."""
        return SchoolCalendar().with_year(self.year() - 1, self.terms())

    def who(self, sub: str) -> str:
        """The id of one of the cast."""
        return str(self.school.people[sub].id)

    def _people(self) -> Steps:
        ids, gone, sub = self.ids, self.day(-1), f"sub-{next(_NUMBERS)}"
        yield "admin", "people", {}, "person"
        yield "admin", "people/{person_id}/identities", {"iss": "urn:x", "sub": sub}, ""
        yield "admin", "people/{person_id}/identities/end", {"iss": "urn:x", "sub": sub}, ""
        yield "admin", "appointments", {"person": ids["person_id"], "post": "teacher"}, ""
        yield "admin", "appointments/end", {"person": ids["person_id"], "post": "teacher", "last_day": gone}, ""
        yield "admin", "organisations", {"kind": "school"}, ""
        yield "admin", "settings", {"text_limit": 20_000}, ""
        times = [time.model_dump(mode="json") for time in self.terms()]
        yield "admin", "terms", {"school_year": self.year() - 1, "times": times}, ""
        line = {"year": 5, "date_of_birth": "2016-02-03", "upn": None, "starts": self.day(-100)}
        yield "admin", "pupils", line, "other_pupil"
        yield "admin", "pupils", line, "pupil"
        yield "admin", "pupils/{pupil_id}/roll", {"upn": None}, ""
        yield "lunch", "cases", {"pupil": ids["pupil_id"]}, ""

    def _ties(self) -> Steps:
        pupil, gone = self.ids["pupil_id"], self.day(-1)
        for one in (pupil, self.ids["other_pupil_id"]):
            teaches = {"person": self.who("class_teacher"), "pupil": one, "assigned_as": "class_teacher"}
            yield "admin", "assignments", teaches, ""
        taught = {
            "person": self.who("other_teacher"),
            "pupil": pupil,
            "assigned_as": "covers_lesson",
            "ends": self.day(1),
        }
        yield "admin", "assignments", taught, "tie"
        yield "admin", "assignments/{tie}/end", {"person": self.who("other_teacher"), "last_day": gone}, ""
        yield "head", "managers", {"manager": self.who("senco"), "elsa": self.who("other_elsa")}, "tie"
        yield "head", "managers/{tie}/end", {"manager": self.who("senco"), "last_day": gone}, ""
        supervisor = self.who("psychologist")
        yield "head", "supervisors", {"supervisor": supervisor, "elsa": self.who("elsa")}, "tie"
        yield "head", "supervisors/{tie}/end", {"supervisor": supervisor, "last_day": gone}, ""
        yield "lead", "conflicts", {"person": self.who("mother"), "pupil": pupil, "kind": "conflict"}, "tie"
        yield "lead", "conflicts/{tie}/end", {"person": self.who("mother"), "last_day": gone}, ""

    def _noticing(self) -> Steps:
        ids = self.ids
        yield "lunch", "pupils/{pupil_id}/signs", {"sign": "appearance"}, "sign"
        ids["entry_id"] = ids["sign"]
        yield "class_teacher", "signs/{entry_id}/reviews", {"stands": "eased"}, ""
        yield "class_teacher", "pupils/{pupil_id}/check-ins", {"how": "calm"}, "check_in"
        yield "class_teacher", "pupils/{pupil_id}/contacts", {"with_whom": "parent", "about_home": True}, "contact"
        each = [{"pupil": ids["pupil_id"]}, {"pupil": ids["other_pupil_id"]}]
        yield "lunch", "contacts", {"with_whom": "pupil", "contacts": each}, ""
        ids["entry_id"] = ids["contact"]
        yield "lead", "entries/{entry_id}/look-at", {"unsafe_for_parents": True}, ""
        yield "lead", "entries/{entry_id}/marks", {"unsafe_for_parents": False}, ""
        yield "lunch", "pupils/{pupil_id}/contacts", {"with_whom": "pupil"}, "misfiled"
        ids["entry_id"], right = ids["misfiled"], {"belongs_to": ids["other_pupil_id"]}
        anew = {"with_whom": "pupil", "happened_on": self.day()}
        yield "lunch", "entries/{entry_id}/wrong-child", {**right, "contact": anew}, ""
        yield "lunch", "pupils/{pupil_id}/signs", {"sign": "social_group"}, "misfiled"
        ids["entry_id"], anew = ids["misfiled"], {"sign": "social_group", "noticed_on": self.day()}
        yield "lunch", "entries/{entry_id}/wrong-child", {**right, "sign": anew}, ""

    def _programme(self) -> Steps:
        ids, aims, elsa = self.ids, list[dict[str, Any]]([{}, {}]), self.who("elsa")
        yield "class_teacher", "referrals", {"pupil": ids["pupil_id"], "elsa": elsa}, "referral"
        yield "manager", "referrals/{referral_id}/decision", {"decision": "accepted", "elsa": elsa}, ""
        yield "elsa", "elsa-programmes", {"referral": ids["referral_id"], "focus": "grief", "aims": aims}, "programme"
        at = "elsa-programmes/{programme_id}/"
        yield "elsa", f"{at}aims", {"aims": aims}, ""
        yield "elsa", f"{at}extension", {"planned_weeks": 12}, ""
        yield "elsa", f"{at}plans", {"planned_for": self.day()}, ""
        yield "elsa", f"{at}sessions", {"objective_met": "met"}, "session"
        yield "elsa", f"{at}sessions-not-held", {"why": "absent"}, ""
        yield "elsa", f"{at}summary-confirmations", {"session": ids["session"]}, ""
        yield "elsa", f"{at}measures", {"by": "pupil", "at": "start", "value": 3}, ""
        yield "elsa", "cases/{case_id}/strategies", {}, "strategies"
        yield from self._in_other_hands("elsa-programmes/{matter_id}/", ids["programme_id"])

    def _in_other_hands(self, at: str, matter: str) -> Steps:
        """Covered by another ELSA, handed over, and taken over from the day after tomorrow."""
        other, self.ids["matter_id"] = {"elsa": self.who("other_elsa")}, matter
        yield "manager", f"{at}cover", {**other, "ends": self.day(5)}, ""
        yield "elsa", f"{at}handover", {**other, "pupil_told": False}, ""
        yield "manager", f"{at}cover-end", {**other, "last_day": self.day(-1)}, ""
        yield "manager", f"{at}takeover", {**other, "from_day": self.day(2)}, ""

    def _home(self) -> Steps:
        mum, dad, at, since = self.who("mum"), self.who("dad"), "pupils/{pupil_id}/home/", {"starts": self.day(-50)}
        order = {"evidence": "court_order", "evidence_dated": self.day(-60)}
        for parent in (mum, dad):
            natural = {"person": parent, "kind": "natural_parent", **order, **since}
            yield "lead", f"{at}standings", natural, ""
        gone = {"person": dad, "last_day": self.day(-1)}
        yield "lead", f"{at}standings/end", {**gone, "kind": "natural_parent", **order}, ""
        yield "lead", f"{at}exclusions", {"person": dad, **order, **since}, ""
        yield "lead", f"{at}exclusions/end", {**gone, "kind": "leads_decision", **order}, ""
        told = {"informed": True, "parent": mum, "how": "letter", "why_not": None}
        yield "elsa", f"{at}informed", {**told, "programme": self.ids["programme_id"]}, ""
        yield "elsa", f"{at}informed", {"informed": False, "words": None}, ""
        yield "elsa", f"{at}objections", {"parent": mum}, "objection"
        yield "elsa", f"{at}preferences", {"parent": mum, "ways": ["letter"]}, ""
        yield "elsa", f"{at}invitations", {"parent": mum, "how": "letter"}, ""
        yield "elsa", f"{at}meetings", {"parents": [mum], "met_by": "elsa_alone", "said_by": mum}, ""
        yield "elsa", f"{at}contact-wordings", {"parent": mum, "said_by": mum}, ""
        yield "elsa", f"{at}strategy-wordings", {"for_all_carers": True}, ""
        yield "elsa", "elsa-programmes/{programme_id}/home-wordings", {"for_all_carers": True}, ""

    def _around(self) -> Steps:
        at, lead, theirs = "pupils/{pupil_id}/support-map/", self.who("lead"), {"person": self.who("elsa")}
        both = {"coordinated_by": "both", "coordinators": [lead, self.who("senco")], "key_contact": lead}
        yield "lead", f"{at}coordination", both, ""
        for end in ("", "/end"):
            yield "lead", f"{at}supporters{end}", {**theirs, "supports_as": "mentoring"}, ""
        yield "lead", f"{at}unit", {"meant_until": self.day(40)}, ""
        yield "lead", f"{at}unit/end", {"ending": "back_in_lessons"}, ""
        yield "class_teacher", "pupils/{pupil_id}/staff-needs", {"need": "guidance"}, "need"
        yield "lead", "staff-needs/{need_id}/answers", {"stands": "not_now"}, ""
        yield "mum", "pupils/{pupil_id}/help-requests", {}, "request"
        yield "lead", "help-requests/{request_id}/answer", {"stands": "arranged"}, ""
        heard = {"requested_by": "pupil", "about_home": True}
        yield "lunch", "pupils/{pupil_id}/help-requests/heard", heard, "request"
        declined = {"stands": "declined", "wording": None}
        yield "lead", "help-requests/{request_id}/answer", declined, ""

    def _survey(self) -> Steps:
        yield "head", "surveys", {"statements": [word(), word()], "years": [5, 6]}, ""
        row = {"almost_always": 9, "often": 8, "sometimes": 7, "rarely": 6}
        yield "class_teacher", "surveys/open/sets", {"sheets": 30, "ticks": [row, {"rarely": 30}]}, ""
        yield "head", "surveys/open/closing", {}, ""

    def _group(self) -> Steps:
        ids, at = self.ids, "groups/{group_id}/"
        pupil, other = ids["pupil_id"], ids["other_pupil_id"]
        yield "elsa", "groups", {"focus": "grief", "co_runner": self.who("elsa")}, "group"
        for one in (pupil, other):
            yield "manager", f"{at}members", {"pupil": one}, ""
        yield "elsa", f"{at}plans", {"planned_for": self.day()}, ""
        there = [{"pupil": pupil}, {"pupil": other, "attended": False, "why_absent": "absent"}]
        yield "elsa", f"{at}sessions", {"attendance": there, "objective_met": "partly"}, ""
        yield "elsa", f"{at}sessions-not-held", {"why": "no_room"}, ""
        yield "elsa", f"{at}measures", {"pupil": pupil, "by": "staff", "at": "end", "value": 7}, ""
        yield from self._in_other_hands("groups/{matter_id}/", ids["group_id"])
        yield "elsa", f"{at}members/leaving", {"pupil": other, "why": "pupil_chose"}, ""
        yield "elsa", f"{at}end", {"why": "aims_met"}, ""
        yield "elsa", f"{at}impact", {"pupil": pupil, "aims": [{"met": "met"}]}, ""
        yield "elsa", f"{at}impact/for-home", {"pupil": pupil}, ""

    def _corrections(self) -> Steps:
        at, ids, day = "cases/{case_id}/corrections", self.ids, self.day()
        yield "elsa", at, {"entry": ids["session"], "session": {"held_on": day}}, ""
        yield "elsa", at, {"entry": ids["strategies"], "strategies": {}}, ""
        yield "class_teacher", at, {"entry": ids["contact"], "contact": {"with_whom": "staff", "happened_on": day}}, ""
        yield "lunch", at, {"entry": ids["sign"], "sign": {"sign": "appearance", "noticed_on": day}}, ""
        checked_in = {"how": "quiet", "checked_in_on": day}
        yield "class_teacher", at, {"entry": ids["check_in"], "check_in": checked_in}, ""

    def _sharing(self) -> Steps:
        agreement, session = "pupils/{pupil_id}/agreements", self.ids["session"]
        yes = {"answer": "agreed", "audience": "senco", "matter": self.ids["programme_id"], "why_not_asked": None}
        yield "elsa", agreement, yes, ""
        yield "elsa", agreement, {"answer": "not_asked", "audience": "all_staff", "about": session}, ""
        tell = [{"person": self.who("class_teacher"), "level": "summary"}]
        yield "lead", "cases/{case_id}/tellings", {"told": tell, "pupil_told": False, "about": session}, ""

    def _concerns(self) -> Steps:
        about_an_adult = (self.who("other_teacher"), "head", "lead", "full")
        for adult, holder, other, level in ((None, "lead", "class_teacher", "summary"), about_an_adult):
            raised = {"about_adult": adult, "present": [self.who("lunch")]}
            yield "lunch", "pupils/{pupil_id}/concerns", raised, "concern"
            yield holder, "concerns/{concern_id}/acts", {}, ""
            yield holder, "concerns/{concern_id}/decisions", {}, ""
            yield holder, "concerns/{concern_id}/passing-on", {"why": "chosen"}, ""
            told = {"told": [{"person": self.who(other), "level": level}], "pupil_told": False}
            yield holder, "concerns/{concern_id}/tellings", told, ""
            yield holder, "concerns/{concern_id}/closing", {}, ""

    def _ending(self) -> Steps:
        at, day = "elsa-programmes/{programme_id}/", self.day()
        lighter = {"phase": "touch_base", "trusted_adults": [self.who("lunch")], "why": "aims_met"}
        yield "elsa", f"{at}end", lighter, ""
        contacts = {"contacts": [day, self.day(7), self.day(21)], "trusted_adults": [self.who("lunch")]}
        yield "elsa", f"{at}touch-base-plan", contacts, ""
        yield "elsa", f"{at}touch-base", {}, ""
        yield "elsa", f"{at}touch-base-end", {"why": "broader_network"}, ""
        outcomes = [{"met": "met"}, {"met": "partly"}]
        yield "elsa", f"{at}impact", {"aims": outcomes, "for_home": {}}, "report"
        yield "elsa", f"{at}impact/for-home", {"addressees": [self.who("mum")]}, ""
        finished = {"finished_on": day, "aims": outcomes}
        yield "elsa", "cases/{case_id}/corrections", {"entry": self.ids["report"], "report": finished}, ""

    def _own_support(self) -> Steps:
        self.ids["elsa_id"], at = self.who("elsa"), "elsa-support/{elsa_id}/"
        for shared in (False, True):
            yield "elsa", "elsa-support/offloads", {"share_with_manager": shared}, ""
        yield "elsa", "elsa-support/blockers", {"code": "no_room"}, "blocker"
        yield "manager", f"{at}blockers/{{blocker_id}}/answers", {"stands": "solved"}, ""
        yield "elsa", f"{at}supervision", {"how": "group"}, ""
        yield "manager", f"{at}manager-meetings", {"next_on": self.day(30)}, ""
        yield "manager", f"{at}accreditation", {}, ""

    def _training(self) -> Steps:
        self.ids["person_id"], at = self.who("elsa"), "training/practitioners/{person_id}/"
        yield "admin", "training/cohorts", {}, "cohort"
        yield "admin", "training/cohorts/{cohort_id}/members", {"person": self.who("elsa")}, ""
        yield "admin", f"{at}days", {}, ""
        yield "manager", f"{at}hours", {"hours_of": "assessment", "minutes": 60}, ""
        yield "elsa", f"{at}portfolio", {}, ""
        yield "head", f"{at}qualifications", {}, ""
        yield "elsa", f"{at}gatherings", {"gathering": "networking"}, ""
        yield "admin", "training/cohorts/{cohort_id}/members/end", {"person": self.who("elsa")}, ""
