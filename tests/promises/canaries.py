"""Words that nobody could make up, one in every text field of every command, to be looked for elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.school import School

CANARY = "Quillfeather"
"""What every planted word begins with."""
Schema = Mapping[str, Any]
_NUMBERS = itertools.count()


def word() -> str:
    """A new canary."""
    return f"{CANARY}{next(_NUMBERS):07}"


@dataclass
class Planter:
    """Fills the body of any command from the API's own description of it."""

    document: Schema
    planted: int = 0

    def body(self, path: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """A body for `path`: `given`, and a canary in every other text field (None leaves one out)."""
        operation = self.document["paths"]["/api/v1/{custodian}/" + path]["post"]
        return dict(self._object(operation["requestBody"]["content"]["application/json"]["schema"], given))

    def _object(self, schema: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        for name, inner in self._settled(schema)["properties"].items():
            kind = self._settled(inner)
            if name in given:
                told[name] = self._given(kind, given[name])
            elif kind.get("type") == "string" and not kind.keys() & {"format", "enum", "const", "pattern"}:
                told[name], self.planted = word(), self.planted + 1
        return {name: value for name, value in told.items() if value is not None}

    def _given(self, kind: Schema, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self._object(kind, value)
        if isinstance(value, list):
            return [self._given(self._settled(kind["items"]), one) for one in value]
        return value

    def _settled(self, schema: Schema) -> Schema:
        """The schema itself, behind references and without its `or null`."""
        for one in schema.get("anyOf", ()):
            if one.get("type") != "null":
                return self._settled(one)
        if "$ref" in schema:
            return self._settled(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
        return schema


@dataclass
class Story:
    """Every command there is, once, in an order in which each is taken."""

    school: School
    ids: dict[str, Any] = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[str, str, dict[str, Any], str]]:
        """Who does what with which ids and words of closed lists, and the name under which the thing is remembered."""
        people = {sub: str(person.id) for sub, person in self.school.people.items()}
        day, ids = self.school.day(), self.ids
        gone = self.school.day(-1)
        tell = [{"person": people["class_teacher"], "level": "summary"}]
        in_full = [{"person": people["class_teacher"], "level": "full"}]
        line = {"year": 5, "date_of_birth": "2016-02-03", "upn": None, "starts": self.school.day(-100)}
        yield "admin", "people", {}, "person"
        sub = f"sub-{next(_NUMBERS)}"
        yield "admin", "people/{person_id}/identities", {"iss": "urn:x", "sub": sub}, ""
        yield "admin", "people/{person_id}/identities/end", {"iss": "urn:x", "sub": sub}, ""
        yield "admin", "appointments", {"person": ids["person_id"], "post": "teacher"}, ""
        yield "admin", "appointments/end", {"person": ids["person_id"], "post": "teacher", "last_day": gone}, ""
        yield "admin", "organisations", {"kind": "school"}, ""
        yield "admin", "settings", {"text_limit": 20_000}, ""
        yield "admin", "pupils", line, "pupil"
        pupil = ids["pupil_id"]
        yield "admin", "pupils/{pupil_id}/roll", {"upn": None}, ""
        yield "lunch", "cases", {"pupil": pupil}, ""
        teaches = {"person": people["class_teacher"], "pupil": pupil, "assigned_as": "class_teacher"}
        yield "admin", "assignments", teaches, ""
        yield "admin", "assignments", {**teaches, "person": people["other_teacher"]}, "tie"
        yield "admin", "assignments/{tie}/end", {"person": people["other_teacher"], "last_day": gone}, ""
        manages = {"manager": people["senco"], "elsa": people["other_elsa"]}
        yield "head", "managers", manages, "tie"
        yield "head", "managers/{tie}/end", {"manager": people["senco"], "last_day": gone}, ""
        yield "lead", "conflicts", {"person": people["mother"], "pupil": pupil, "kind": "conflict"}, "tie"
        yield "lead", "conflicts/{tie}/end", {"person": people["mother"], "last_day": gone}, ""
        yield "class_teacher", "referrals", {"pupil": pupil, "elsa": people["elsa"]}, "referral"
        yield "manager", "referrals/{referral_id}/decision", {"decision": "accepted", "elsa": people["elsa"]}, ""
        aims: list[dict[str, Any]] = [{}, {}]
        yield "elsa", "elsa-programmes", {"referral": ids["referral_id"], "focus": "grief", "aims": aims}, "programme"
        yield "elsa", "elsa-programmes/{programme_id}/aims", {"aims": aims}, ""
        yield "elsa", "elsa-programmes/{programme_id}/plans", {"planned_for": day}, ""
        yield "elsa", "elsa-programmes/{programme_id}/sessions", {"objective_met": "met"}, "session"
        yield "elsa", "elsa-programmes/{programme_id}/sessions-not-held", {"why": "absent"}, ""
        contact = {"with_whom": "parent", "said_by": people["lunch"]}
        yield "class_teacher", "pupils/{pupil_id}/contacts", contact, "contact"
        yield "elsa", "cases/{case_id}/strategies", {}, "strategies"
        at = "cases/{case_id}/corrections"
        yield "elsa", at, {"entry": ids["session"], "session": {"held_on": day}}, ""
        yield "elsa", at, {"entry": ids["strategies"], "strategies": {}}, ""
        yield "class_teacher", at, {"entry": ids["contact"], "contact": {"with_whom": "staff", "happened_on": day}}, ""
        agreement = "pupils/{pupil_id}/agreements"
        yes = {"answer": "agreed", "audience": "senco", "matter": ids["programme_id"], "why_not_asked": None}
        yield "elsa", agreement, yes, ""
        yield "elsa", agreement, {"answer": "not_asked", "audience": "all_staff", "about": ids["session"]}, ""
        yield "lead", "cases/{case_id}/tellings", {"told": tell, "pupil_told": False, "about": ids["session"]}, ""
        for adult in (None, people["other_teacher"]):
            raised = {"about_adult": adult, "present": [people["lunch"]]}
            yield "lunch", "pupils/{pupil_id}/concerns", raised, "concern"
            holder, told = ("lead", tell) if adult is None else ("head", in_full)
            yield holder, "concerns/{concern_id}/acts", {}, ""
            yield holder, "concerns/{concern_id}/decisions", {}, ""
            yield holder, "concerns/{concern_id}/passing-on", {"why": "chosen"}, ""
            yield holder, "concerns/{concern_id}/tellings", {"told": told, "pupil_told": False}, ""
            yield holder, "concerns/{concern_id}/closing", {}, ""
        yield "elsa", "elsa-programmes/{programme_id}/end", {}, ""
        yield "admin", "pupils/{pupil_id}/leaving", {"last_day": day}, ""

    def remember(self, name: str, receipt: Mapping[str, Any]) -> None:
        """Keep the ids of what was made: the thing's for paths, its first entry's for what is about it."""
        if name:
            self.ids |= {f"{name}_id": receipt["id"], name: (receipt["entries"] or [receipt["id"]])[0]}
        if name == "tie":
            self.ids["tie"] = receipt["id"]
        if receipt.get("case"):
            self.ids["case_id"] = receipt["case"]
