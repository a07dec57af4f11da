"""Kylie's plan, from its proposal to its final meeting, with one signature missing and one review that was not held.

After the good practice guide on pastoral support programmes; not a word of it is the guide's.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from confide.demo import staff, words_plan
from confide.demo.days import days_of_a_plan, last_years_terms
from confide.demo.meeting import MeetingStory
from confide.demo.staff import Somebody
from confide.demo.stories import Row

_MONITORED = timedelta(weeks=4)


class PlanStory(MeetingStory):
    """The guide's whole path: documents, words, meeting, targets, signatures, marks, reviews, ending."""

    def _plan(self) -> None:
        self._days = days_of_a_plan(self._school.today)
        proposed = {"pupil": self._pupil, "proposed_on": self._days.before(12), **words_plan.PROPOSED}
        plan = self._tell(Row.TARGETS, staff.COORDINATOR, "/psps", **proposed)["id"]
        self._plan_at, self.things["plan"] = f"/psps/{plan}", plan
        self._coordinates(Row.TARGETS, "key-worker", key_worker=self._school.of(staff.KEY_WORKER))
        self._gather()
        self._initial_meeting()
        target = self._target()
        self._coordinates(Row.TARGETS, "start", starts=str(self._days.starts))
        for signs in (staff.KYLIE, staff.COORDINATOR, staff.KEY_WORKER, staff.OUTREACH):  # her mother is missing
            self._tell(Row.SIGNED, signs, f"{self._plan_at}/signatures")
        self._monitor(target)
        self._review(target)
        self._end()
        self._figures()

    def _gather(self) -> None:
        """The checklist, and what people say in their own words: hers, her mother's and her tutor's."""
        log = {"document": "behaviour_log"}
        self._coordinates(Row.DOCUMENTS, "documents/asked", **log, asked_on=self._days.before(10))
        self._coordinates(Row.DOCUMENTS, "documents", **log, **words_plan.BEHAVIOUR_LOG)
        self._coordinates(Row.DOCUMENTS, "documents/not-available", **words_plan.NO_COMMENTS)
        self._tell(Row.DOCUMENTS, staff.TUTOR_9, f"{self._plan_at}/staff-answers", **words_plan.TUTOR_ANSWERED)
        words = self._tell(None, staff.KYLIES_MUM, f"{self._plan_at}/parents-words", **words_plan.MOTHER_SPOKE)
        self._follow(Row.PARENT_WORDS, words["entries"][:1])
        words = self._tell(None, staff.KYLIE, f"/pupils/{self._pupil}{self._plan_at}/words", **words_plan.KYLIE_SPOKE)
        self._follow(Row.PUPIL_WORDS, words["entries"][:1])
        to = [self._school.of(one) for one in (staff.KEY_WORKER, staff.TUTOR_9, staff.OUTREACH)]
        self._coordinates(Row.DOCUMENTS, "summaries", addressees=to, summary=words_plan.SUMMARY)
        self._coordinates(Row.DOCUMENTS, "summaries", for_all_carers=True, summary=words_plan.SUMMARY_FOR_HOME)

    def _initial_meeting(self) -> None:
        """One from an agency comes, and one who was asked does not."""
        at = self._called("psp_initial", staff.KYLIE, staff.KYLIES_MUM, staff.KEY_WORKER)
        for somebody in staff.AGENCIES:
            self._invite_agency(None, staff.COORDINATOR, at, somebody)
        there = (staff.COORDINATOR, staff.KYLIE, staff.KYLIES_MUM, staff.KEY_WORKER, staff.OUTREACH)
        self._was_held(at, self._days.before(1), there, staff.WELFARE)

    def _target(self) -> str:
        """Drafted with who supports it, and agreed: its id."""
        support = [{"owner": self._school.of(owner), **offered} for owner, offered in words_plan.SUPPORT]
        draft = {"by": str(self._days.reviews[-1]), "support": support, **words_plan.TARGET}
        target = str(self._tell(None, staff.COORDINATOR, f"{self._plan_at}/target-drafts", **draft)["id"])
        agreed = self._coordinates(Row.TARGETS, "targets", target=target, agreed_on=self._days.before(1))
        self._commitments = agreed["entries"][1:]
        return target

    def _monitor(self, target: str) -> None:
        """A lesson by who taught it, a day by the key worker; school and home write to each other."""
        self._coordinates(None, "monitoring", **words_plan.ARRANGED)
        lesson = {"marks": [{"target": target, "points": 2}], "marked_on": self._days.after(1)}
        self._tell(None, staff.TUTOR_9, f"{self._plan_at}/lesson-marks", **lesson)
        day = {"marks": [{"target": target, "points": 4}], "marked_on": self._days.after(9)}
        self._tell(None, staff.KEY_WORKER, f"{self._plan_at}/day-marks", **day, **words_plan.CARD)
        home = {"parent": self._school.of(staff.KYLIES_MUM), "sent_on": self._days.after(9)}
        self._tell(None, staff.KEY_WORKER, f"{self._plan_at}/messages", **home, **words_plan.GOOD_NEWS)
        self._tell(None, staff.KYLIES_MUM, f"{self._plan_at}/messages-from-home", words=words_plan.FROM_HOME)
        marks = dict.fromkeys(("monitoring.arranged", "monitoring.marked"), Row.MARKS)
        self._look_up("monitoring", {**marks, "monitoring.message_sent": Row.MESSAGES})

    def _review(self, target: str) -> None:
        """After four weeks, with the next step, which her mother signs; after eight weeks it was not held."""
        four_weeks = str(self._days.reviews[0])
        partly = [{"target": target, "progress": "partly"}]
        self._coordinates(Row.REVIEWS, "reviews", held_on=four_weeks, targets=partly, **words_plan.REVIEWED)
        self._coordinates(Row.TARGETS, "target-steps", target=target, agreed_on=four_weeks, **words_plan.STEP)
        self._tell(Row.SIGNED, staff.KYLIES_MUM, f"{self._plan_at}/signatures")
        self._coordinates(Row.REVIEWS, "review-wordings", reviewed_on=four_weeks, **words_plan.REVIEWED_FOR_HOME)
        missed = {"why": "parent_could_not_come", "new_date": str(self._days.put_off)}
        self._coordinates(Row.REVIEWS, "reviews-not-held", **missed)

    def _end(self) -> None:
        """What became of each commitment stands beside what became of the plan."""
        mine, theirs = self._commitments
        report = {"commitment": theirs, **words_plan.REPORTED}
        self._tell(Row.REVIEWS, staff.OUTREACH, f"{self._plan_at}/reports", **report)
        for commitment, kept in ((mine, "kept"), (theirs, "partly")):
            self._coordinates(Row.REVIEWS, "commitment-reviews", commitment=commitment, kept=kept)
        at = self._called("psp_final", staff.KYLIE, staff.KYLIES_MUM, staff.KEY_WORKER)
        there = (staff.COORDINATOR, staff.KYLIE, staff.KYLIES_MUM, staff.KEY_WORKER)
        held = self._was_held(at, str(self._school.today), there)
        until = str(self._school.today + _MONITORED)
        self._coordinates(Row.REVIEWS, "judgement", meeting=held, monitored_until=until, **words_plan.JUDGED)

    def _figures(self) -> None:
        """Of the last term that is over, entered by the office and for the head; then numbers for the governors."""
        terms = last_years_terms(self._school.today)
        self._client.tell(staff.OFFICE, "/terms", **terms)
        term = {"term": {"school_year": terms["school_year"], "number": 3}}
        at = f"/pupils/{self._pupil}/figures"
        self._tell(None, staff.OFFICE, f"{at}/attendance", **term, **words_plan.ATTENDANCE)
        suspended = {"from_day": terms["times"][2]["starts"], **words_plan.SUSPENDED}
        self._tell(None, staff.HEAD, f"{at}/suspensions", **term, **suspended)
        self._client.tell(staff.HEAD, "/figures/numbers", **term)
        entered = ("figures.attendance_entered", "figures.suspended")
        self._look_up("figures", dict.fromkeys(entered, Row.FIGURES))

    def _called(self, kind: str, *others: Somebody) -> str:
        """A meeting of the plan, with who is asked to it: its address."""
        called = {"kind": kind, "meets_on": str(self._school.today), **words_plan.MEETING}
        at = f"/meetings/{self._coordinates(None, 'meetings', **called)['id']}"
        for somebody in others:
            person = self._school.of(somebody)
            match somebody:
                case staff.KYLIE:
                    self._tell(None, staff.COORDINATOR, f"{at}/invitations/pupil")
                case staff.FromHome():
                    self._tell(None, staff.COORDINATOR, f"{at}/invitations/parents", parent=person, how="telephone")
                case _:
                    self._tell(None, staff.COORDINATOR, f"{at}/invitations/staff", person=person)
        return at

    def _was_held(self, at: str, day: str, there: tuple[Somebody, ...], *away: Somebody) -> str:
        """The entry that says that the meeting was held."""
        came = [self._came(one, "attended") for one in there] + [self._came(one, "absent") for one in away]
        self._tell(None, staff.COORDINATOR, f"{at}/attendance", came=came)
        held = self._tell(None, staff.COORDINATOR, f"{at}/held", held_on=day, everyone_had_their_turn=True)
        return str(held["entries"][0])

    def _coordinates(self, row: Row | None, act: str, **said: Any) -> Any:
        """Something that whoever coordinates the plan does with it."""
        return self._tell(row, staff.COORDINATOR, f"{self._plan_at}/{act}", **said)
