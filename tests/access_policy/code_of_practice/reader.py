"""Somebody who asks about one kind of entry: in which relations they count today, and what the entry is to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from access_policy.question import Asking, Kind
from case_store.vocabulary import Level

NONE, E, S, F = Level.NONE, Level.EXISTENCE, Level.SUMMARY, Level.FULL


def most(*levels: Level) -> Level:
    """The fullest."""
    return max(levels, key=lambda level: level.rank)


PURPOSES: dict[str, str] = {
    # to the pupil, a colleague or the school
    "elsa_of_pupil": "programme",
    "covering_elsa_of_pupil": "programme",
    "staff": "own_record",
    "elsa": "own_record",
    "line_manager_of_pupil": "line_management",
    "line_manager_of_elsa": "line_management",
    "educational_psychologist": "supervision",
    "supervising_psychologist": "supervision",
    "form_tutor": "pastoral teaching",
    "class_teacher": "pastoral teaching",
    "subject_teacher": "teaching",
    "assistant_or_mentor": "teaching",
    "cover_teacher": "teaching",
    "pastoral_leader": "pastoral",
    "family_liaison_worker": "pastoral",
    "senco": "coordination sharing",
    "psp_coordinator_of_pupil": "coordination sharing",
    "key_worker_of_pupil": "coordination",
    "psp_coordinator_post": "",
    "alternative_provision": "teaching",
    "agency_worker": "sharing",
    "lead": "safeguarding sharing transfer access_request audit",
    "head": "oversight exclusion sharing audit",
    "chair": "oversight",
    "governor": "oversight",
    "administrator": "administration",
    "office": "",
    "line_manager_post": "",
    "data_protection_officer": "audit access_request",
    "parent": "home",
    "pupil": "own_record",
    # to the matter
    "delivering_elsa": "programme",
    "covering_elsa": "programme",
    "line_manager": "line_management",
    "referrer": "own_record",
    "psp_coordinator": "coordination sharing",
    "key_worker": "coordination",
    "agency_attended": "sharing",
    "agency_invited": "sharing",
    "holder": "safeguarding oversight",
}
"""What each relation may be asked for (access table, section 2, purposes)."""
IN_MATTER = frozenset(
    {"delivering_elsa", "covering_elsa", "line_manager", "referrer", "psp_coordinator", "key_worker", "holder"}
)
AT_MEETINGS = frozenset({"agency_attended", "agency_invited"})
OF_AGENCY = frozenset({"agency_worker", "alternative_provision"})
FAMILY = frozenset({"relative", "conflict", "parent", "excluded_parent", "kin"})
VOLUNTEERS = frozenset({"chair", "governor"})
FROM_OUTSIDE = frozenset({"educational_psychologist", "data_protection_officer"})


@dataclass(frozen=True)
class Reader:
    """Who asks, about what."""

    asking: Asking
    entry: Kind

    @property
    def as_staff(self) -> bool:
        """Whether they come as somebody of the school, and not as a parent or a pupil."""
        return self.asking.capacity == "staff"

    @property
    def from_agency(self) -> bool:
        """Whether they come from an agency."""
        return self.asking.capacity == "agency"

    @property
    def employed(self) -> bool:
        """Whether they are on the staff today. Whoever left stands in no relation any more (row 27)."""
        return self.as_staff and "staff" in self.asking.relations

    @cached_property
    def stands(self) -> frozenset[str]:
        """The relations that hold in the capacity in which they come: capacities are never added together."""
        words, to_matter = frozenset(map(str, self.asking.relations)), frozenset(map(str, self.entry.matter))
        matter = to_matter & IN_MATTER
        match str(self.asking.capacity):
            case "parent":
                return words & {"parent"} if "excluded_parent" not in words else frozenset()
            case "pupil":
                return words & {"pupil"}
            case "agency":
                # only the named person, and only while the agency employs them
                return (words & OF_AGENCY) | (to_matter & AT_MEETINGS) if "agency_worker" in words else frozenset()
            case "staff" if self.employed:
                of_staff = (words & PURPOSES.keys()) - {"parent", "pupil"} - OF_AGENCY
                if "educational_psychologist" not in words:
                    of_staff -= {"supervising_psychologist"}
                return of_staff | matter
            case "staff":
                held = words & (VOLUNTEERS | FROM_OUTSIDE)
                if "educational_psychologist" in words:
                    held |= words & {"supervising_psychologist"}
                return held | (matter & {"holder"} if words & VOLUNTEERS else frozenset())
            case _:
                return frozenset()

    @cached_property
    def counts(self) -> frozenset[str]:
        """Those of them that carry the purpose, if one was named."""
        purpose = self.asking.purpose
        return frozenset(word for word in self.stands if purpose is None or purpose in PURPOSES[word].split())

    def if_any(self, *relations: str, told: Level) -> Level:
        """`told`, where one of `relations` counts."""
        return told if self.counts & set(relations) else Level.NONE

    @property
    def is_for_one_reader(self) -> bool:
        """Whether the entry is a lead's wording for one person."""
        return "for_reader" in self.entry.labels

    @property
    def was_present(self) -> bool:
        """Whether they were there."""
        return "present" in self.entry.mine

    @property
    def is_safe(self) -> bool:
        """Whether nothing on the entry keeps it from a parent (rule `home`)."""
        labels = self.entry.labels
        looked_at = "about_home" not in labels or "looked_at" in labels
        said_by_another = "said_by" in labels and "said_by" not in self.entry.mine
        return "unsafe_for_parents" not in labels and looked_at and not said_by_another

    @property
    def is_for_home(self) -> bool:
        """Whether it is worded for home, and for this reader or for all who care."""
        addressed = "for_all_carers" in self.entry.labels or "addressee" in self.entry.mine
        return "for_home" in self.entry.labels and addressed and self.is_safe

    @property
    def is_theirs(self) -> bool:
        """Whether it is their own: they wrote it, said it, or it is addressed to them and safe to hand over."""
        mine = self.entry.mine
        addressed = "addressee" in mine and (self.is_safe or "parent" not in self.counts)
        return bool(mine & {"author", "said_by"}) or addressed

    @property
    def has_a_hand_in_it(self) -> bool:
        """Whether it is their own in a plan: theirs as above, or signed by them, or theirs to do."""
        return self.is_theirs or bool(self.entry.mine & {"signer", "owner"})

    @property
    def was_sent_the_record(self) -> bool:
        """Whether it is the record that was circulated to those who were there, and they were."""
        return "circulated" in self.entry.labels and self.was_present

    def may_read_summary_as(self, audience: str) -> bool:
        """Whether the staff summary may be read by this audience today (rule `audience`)."""
        written_for = {str(word) for word in self.entry.audience}
        if "all_staff" in written_for:
            written_for |= {"class_teacher", "senco", "subject_teachers", "support_staff", "pastoral_leads"}
        said = {str(one): str(answer) for one, answer in dict(self.entry.pupil_said).items()}.get(audience)
        by_default = said == "not_asked" and audience in self.entry.default
        return self.entry.in_date and audience in written_for and (said == "agreed" or by_default)

    @property
    def told_by_lead(self) -> tuple[Level, ...]:
        """The levels in which a lead told this reader (rule `told`)."""
        worded = self.entry.told if self.is_for_one_reader and "told" in self.entry.mine else Level.NONE
        in_full = "told_full" in self.entry.matter and not self.is_for_one_reader
        return (worded, Level.FULL if in_full else Level.NONE)
