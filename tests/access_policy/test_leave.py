"""Leave to act: who may, what is answered where nobody may, and what is recorded of it."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from case_store.disclosing import Denied
from tests.promises.comparing import last, since
from tests.school import School
from tests.stories import staff, supported

pytestmark = pytest.mark.asyncio(loop_scope="session")
ACCOUNT = "She said: my uncle won't let me sleep."


class TestADenial:
    async def test_is_recorded_once_with_who_and_what(self, school: School) -> None:
        """In the trail, by the name of the act and the id as it was named; the act leaves nothing else."""
        support = await supported(school)
        helps = {"what_helps": "Quiet."}
        for sub, path, body, act, asked in (
            ("subject_teacher", f"cases/{support.pupil.case}/strategies", helps, "case.give_strategies", 1),
            ("other_teacher", f"cases/{support.pupil.case}/strategies", helps, "case.give_strategies", 1),
            ("admin", "settings", {"text_limit": 1}, None, 0),
            ("lunch", "settings", {"text_limit": 2_000}, "people.change_settings", 0),
        ):
            before = await last(school)
            answer = await school.as_(sub).post(path, body)
            kept = [entry.happened for entry in await since(school, before)]
            if act is None:
                assert (answer.status_code, kept) == (422, [])
                continue
            (denied,) = kept
            assert isinstance(denied, Denied)
            assert (denied.reader, denied.page) == (school.people[sub].id, act)
            assert denied.asked == (support.pupil.case if asked else None)

    async def test_says_403_of_what_may_be_known_and_404_of_what_may_not(self, school: School) -> None:
        """The subject teacher knows of the case, the other teacher does not."""
        support = await supported(school)
        body = {"what_helps": "Quiet."}
        for sub, status in (("subject_teacher", 403), ("other_teacher", 404), ("mother", 404), ("admin", 404)):
            answer = await school.as_(sub).post(f"cases/{support.pupil.case}/strategies", body)
            assert (sub, answer.status_code) == (sub, status)


class TestWhoseWorkItIs:
    async def test_follows_the_table(self, school: School) -> None:
        """Section 6: the same act by everybody, and exactly those may whom it names."""
        support = await supported(school)
        people, everybody = school.people, list(school.people)
        tell = {"told": [{"person": people["senco"].id, "level": "existence"}], "reason": "So.", "pupil_told": True}
        case, programme = f"cases/{support.pupil.case}", f"elsa-programmes/{support.programme}"
        wording = {"staff_summary": "A hard week."}
        acts: dict[str, tuple[str, Any, set[str]]] = {
            "telling": (f"{case}/tellings", tell, {"lead", "deputy"}),
            "strategies": (f"{case}/strategies", {"what_helps": "Quiet."}, {"elsa", "senco", "lead", "deputy"}),
            "session": (f"{programme}/sessions", {"note": "Mine."}, {"elsa"}),
            "plan": (f"{programme}/plans", {"planned_for": school.day(), "objective": "Breathe."}, {"elsa"}),
            "correction": (
                f"{case}/corrections",
                {"entry": support.session, "why": "So.", "session": wording},
                {"elsa", "lead", "deputy"},
            ),
            "concern": (
                f"pupils/{support.pupil.id}/concerns",
                {"account": ACCOUNT},
                set(everybody) - {"leaver"},
            ),
            "contact": (
                f"pupils/{support.pupil.id}/contacts",
                {"with_whom": "pupil", "purpose": "A chat."},
                set(everybody) - {"leaver"},
            ),
            "referral": (
                "referrals",
                {"pupil": support.pupil.id, "background": "x", "hoped_for_outcomes": "y"},
                {"class_teacher", "subject_teacher", "senco", "elsa", "manager", "lead", "deputy", "head"},
            ),
            "settings": ("settings", {"text_limit": 20_000}, {"admin"}),
            "roll": (f"pupils/{support.pupil.id}/roll", {"year": 5}, {"admin"}),
        }
        tried = 0
        for act, (path, body, may) in acts.items():
            did = {sub for sub in everybody if (await school.as_(sub).post(path, body)).status_code == 201}
            tried += len(everybody)
            assert (act, did ^ may) == (act, set())
        print(f"acts by everybody: {tried} tried, exactly those may whom the table names")

    async def test_ends_with_what_names_them(self, school: School) -> None:
        """Whoever the account names records nothing about it, reads nothing of it, and is not told why."""
        people = await staff(school, "lead", "deputy", "lunch")
        pupil = await school.pupil()
        names = {"account": ACCOUNT, "names": [people["lead"].id]}
        raised = await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", **names)
        for path, body in (
            ("acts", {"what": "Look."}),
            ("decisions", {"decision": "None.", "reasons": "None."}),
            ("closing", {"reasons": "Nothing."}),
            ("passing-on", {"why": "chosen"}),
        ):
            hidden = await school.as_("lead").post(f"concerns/{raised['id']}/{path}", body)
            absent = await school.as_("lead").post(f"concerns/{uuid4()}/{path}", body)
            assert (hidden.status_code, hidden.content) == (404, absent.content)

    async def test_would_not_end_if_only_the_named_entry_were_looked_at(
        self, school: School, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: without the roles on the whole stream, the lead who is named closes the concern."""
        people = await staff(school, "lead", "deputy", "lunch")
        pupil = await school.pupil()
        names = {"account": ACCOUNT, "names": [people["lead"].id]}
        raised = await school.as_("lunch").does(f"pupils/{pupil.id}/concerns", **names)
        monkeypatch.setattr("projections.entry_index.places.BARRING", "SELECT NULL WHERE false")
        closed = await school.as_("lead").post(f"concerns/{raised['id']}/closing", {"reasons": "Nothing."})
        assert closed.status_code == 201


class TestAgreementsOfWhatIsHidden:
    async def test_are_taken_from_those_who_may_know_of_it_or_wrote_it(self, school: School) -> None:
        """Any adult records what a pupil told them; about a thing they may not know of, it does not exist."""
        support = await supported(school)
        at = f"pupils/{support.pupil.id}/agreements"
        said = {"answer": "withdrawn", "audience": "senco"}
        own = await school.as_("lunch").does(
            f"pupils/{support.pupil.id}/contacts", with_whom="pupil", purpose="A chat by the gate."
        )
        (contact,) = own["entries"]
        for sub, about, status in (
            ("lunch", {}, 201),
            ("lunch", {"matter": support.programme}, 404),
            ("lunch", {"about": support.session}, 404),
            ("lunch", {"about": contact}, 201),
            ("subject_teacher", {"matter": support.programme}, 201),
            ("subject_teacher", {"about": support.session}, 201),
            ("subject_teacher", {"about": contact}, 404),
            ("lunch", {"matter": support.pupil.case}, 201),
        ):
            answer = await school.as_(sub).post(at, said | about)
            assert (sub, about, answer.status_code) == (sub, about, status)


class TestTwoAtOnce:
    async def test_never_get_each_others_answer(self, school: School) -> None:
        """Those who may and those who may not, all at the same moment."""
        support = await supported(school)
        body, at = {"what_helps": "Quiet."}, f"cases/{support.pupil.case}/strategies"
        may = {"elsa": 201, "other_teacher": 404, "lead": 201, "subject_teacher": 403, "lunch": 404}
        who = [sub for _ in range(12) for sub in may]
        answers = await asyncio.gather(*(school.as_(sub).post(at, body) for sub in who))
        assert [answer.status_code for answer in answers] == [may[sub] for sub in who]
