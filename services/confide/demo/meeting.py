"""A referral meeting around Kylie, with two agencies: one comes, one never answers; and who supports her since.

After activity 3.3 of the pupil support toolkit.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from confide.demo import staff, words_meeting
from confide.demo.pupils import school_year
from confide.demo.staff import FromAgency, Somebody
from confide.demo.stories import Row, Story

_SINCE = timedelta(weeks=3)
_CAME: tuple[Somebody, ...] = (staff.SENCO, staff.TUTOR_9, staff.KYLIES_MUM, staff.OUTREACH)


class MeetingStory(Story):
    """What is agreed with those from outside, told to each as far as it is theirs."""

    def _meeting(self) -> None:
        self._held_on = str(max(school_year(self._school.today), self._school.today - _SINCE))
        called = {"pupil": self._pupil, "meets_on": str(self._school.today), **words_meeting.CALLED}
        meeting = self._tell(None, staff.SENCO, "/meetings", **called)
        self._follow(Row.MEETING, meeting["entries"][:1])
        self.things["meeting"] = str(meeting["id"])
        at = f"/meetings/{meeting['id']}"
        self._ask_and_hold(at)
        self._record(at)
        self._agree(at)
        self._never_answered(f"/matters/{meeting['id']}")
        self._around()

    def _ask_and_hold(self, at: str) -> None:
        """Four come and one does not. The invitation itself tells something: so it says whether the parents know."""
        self._tell(None, staff.SENCO, f"{at}/invitations/staff", person=self._school.of(staff.TUTOR_9))
        mother = {"parent": self._school.of(staff.KYLIES_MUM), **words_meeting.FOR_HER_MOTHER}
        self._tell(None, staff.SENCO, f"{at}/invitations/parents", **mother)
        for somebody in staff.AGENCIES:
            self._invite_agency(Row.MEETING, staff.SENCO, at, somebody)
        came = [self._came(one, "attended") for one in _CAME] + [self._came(staff.WELFARE, "apologies")]
        self._tell(None, staff.SENCO, f"{at}/attendance", came=came)
        self._tell(Row.MEETING, staff.SENCO, f"{at}/held", held_on=self._held_on, everyone_had_their_turn=True)
        said_by = self._school.of(staff.KYLIES_MUM)
        self._tell(Row.SAID, staff.SENCO, f"{at}/said", said_by=said_by, words=words_meeting.SAID)

    def _record(self, at: str) -> None:
        """Drafted, seen through the eyes of each who is to have it, agreed by somebody else, and sent round."""
        self._tell(None, staff.SENCO, f"{at}/record/drafts", **words_meeting.RECORD)
        for somebody in _CAME:
            recipient = self._school.of(somebody)
            self._client.preview(staff.SENCO, f"{at}/record/preview", recipient=recipient)
        self._tell(None, staff.LEAD, f"{at}/record/agreed")
        self._tell(Row.RECORD, staff.SENCO, f"{at}/record/circulated")

    def _agree(self, at: str) -> None:
        """Five of the nine things; the four that are missing are shown until they are there, or declined."""
        by = str(self._school.today + timedelta(weeks=4))
        outreach = self._school.agency[staff.OUTREACH.login]
        flow = {"to": outreach, "person": self._school.of(staff.OUTREACH), "until": by, **words_meeting.FLOW}
        more: dict[str, dict[str, Any]] = {"contacts": {"agency": outreach}, "protocol": {"flows": [flow]}}
        for thing, (owner, said) in words_meeting.AGREED.items():
            agreed = {"owner": self._school.of(owner), "by": by, **said, **more.get(thing, {})}
            self._tell(Row.AGREED, staff.SENCO, f"{at}/agreed/{thing}", **agreed)

    def _never_answered(self, at: str) -> None:
        """The agency that did not come is asked in writing, and does not answer: a named person is to see to it."""
        asked = {"agency": self._school.agency[staff.WELFARE.login], "asked_of": self._school.of(staff.WELFARE)}
        sent = {"sent_on": self._held_on, **asked, **words_meeting.TO_AGENCY}
        referral = self._tell(Row.TO_AGENCY, staff.SENCO, f"{at}/agency-referrals", **sent)["id"]
        self._tell(Row.TO_AGENCY, staff.SENCO, f"/actions/{referral}/escalation", **words_meeting.ESCALATED)

    def _around(self) -> None:
        """Who supports her, and whom anybody turns to."""
        at, contact = f"/pupils/{self._pupil}/support-map", self._school.of(staff.HEAD_OF_YEAR)
        both = {"coordinators": [self._school.of(staff.SENCO), contact], "key_contact": contact}
        self._tell(None, staff.SENCO, f"{at}/coordination", **both, **words_meeting.COORDINATED)
        supports = {"person": self._school.of(staff.OUTREACH), **words_meeting.SUPPORTS}
        self._tell(None, staff.SENCO, f"{at}/supporters", **supports)
        told = ("around.coordinated", "around.supporter_named")
        self._look_up("support_map", dict.fromkeys(told, Row.SUPPORT_MAP))

    def _came(self, somebody: Somebody, how: str) -> dict[str, str]:
        return {"person": self._school.of(somebody), "attendance": how}

    def _invite_agency(self, row: Row | None, who: Somebody, at: str, somebody: FromAgency) -> None:
        invited = {"person": self._school.of(somebody), **words_meeting.BASIS}
        self._tell(row, who, f"{at}/invitations/agencies", **invited)
