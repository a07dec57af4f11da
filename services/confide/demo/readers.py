"""Who looks: everybody who stands to a pupil in a way of their own, and as what, in each of the stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from confide.demo import staff
from confide.demo.staff import Somebody
from confide.demo.stories import Tale


class Reader(NamedTuple):
    """One reader of the tour: `title` is what they are to Robin, `elsewhere` what they are where nothing else is said.

    The relations are the rows of the access table.
    """

    key: str
    title: str
    member: Somebody
    elsewhere: str


READERS = (
    Reader("elsa", "ELSA", staff.ELSA, "another ELSA"),
    Reader("other_elsa", "another ELSA", staff.OTHER_ELSA, "another ELSA"),
    Reader("third_elsa", "a third ELSA", staff.THIRD_ELSA, "a third ELSA"),
    Reader("line_manager", "line manager", staff.MANAGER, "line manager"),
    Reader("psychologist", "supervising psychologist", staff.PSYCHOLOGIST, "supervising psychologist"),
    Reader("referrer", "referrer", staff.REFERRER, "a teacher"),
    Reader("class_teacher", "class teacher", staff.CLASS_TEACHER, "another's class teacher"),
    Reader("subject_teacher", "subject teacher", staff.SUBJECT_TEACHER, "another's subject teacher"),
    Reader("assistant", "assistant", staff.ASSISTANT, "another's assistant"),
    Reader("cover_teacher", "cover teacher", staff.COVER, "another's cover teacher"),
    Reader("head_of_year", "head of year", staff.HEAD_OF_YEAR, "another's head of year"),
    Reader("liaison", "family liaison", staff.LIAISON, "another's family liaison"),
    Reader("senco", "SENCO", staff.SENCO, "SENCO"),
    Reader("lead", "lead", staff.LEAD, "lead"),
    Reader("head", "head", staff.HEAD, "head"),
    Reader("mum", "mother as parent", staff.MUM, "another's mother"),
    Reader("robin", "pupil and adult", staff.ROBIN, "another pupil and adult"),
    Reader("dad", "father under an order", staff.DAD, "another's father"),
    Reader("nan", "grandmother", staff.NAN, "another's grandmother"),
    Reader("mother", "teacher who is the mother", staff.MOTHER, "another's mother, as teacher"),
    Reader("leaver", "teacher who left", staff.LEAVER, "teacher who left"),
    Reader("unrelated_teacher", "unrelated teacher", staff.FORM_TUTOR, "unrelated teacher"),
    Reader("tutor_8", "another unrelated teacher", staff.TUTOR_8, "a form tutor"),
    Reader("tutor_9", "another's form tutor", staff.TUTOR_9, "another's form tutor"),
    Reader("lunch", "lunch supervisor", staff.LUNCH, "lunch supervisor"),
    Reader("kylies_mum", "another's mother", staff.KYLIES_MUM, "another's mother"),
    Reader("kylie", "another pupil and adult", staff.KYLIE, "a third pupil and adult"),
    Reader("coordinator", "a plan's coordinator", staff.COORDINATOR, "a plan's coordinator"),
    Reader("key_worker", "a plan's key worker", staff.KEY_WORKER, "a plan's key worker"),
    Reader("agency_came", "an agency's worker", staff.OUTREACH, "an agency's worker"),
    Reader("agency_away", "another agency's worker", staff.WELFARE, "another agency's worker"),
    Reader("governor", "governor", staff.GOVERNOR, "governor"),
    Reader("protection", "data protection officer", staff.PROTECTION, "data protection officer"),
    Reader("administrator", "administrator", staff.ADMINISTRATOR, "administrator"),
)
_TITLES: Mapping[Tale, Mapping[str, str]] = {
    Tale.ROBIN: {reader.key: reader.title for reader in READERS},
    Tale.KYLIE: {
        "other_elsa": "ELSA she is referred to",
        "tutor_9": "form tutor",
        "tutor_8": "last year's form tutor",
        "unrelated_teacher": "form tutor of Year 7",
        "head_of_year": "head of year",
        "kylies_mum": "mother as parent",
        "kylie": "pupil and adult",
        "coordinator": "coordinator",
        "key_worker": "key worker",
        "agency_came": "agency person, there",
        "agency_away": "agency person, not there",
    },
    Tale.GROUP: {
        "elsa": "ELSA of the group",
        "other_elsa": "co-running ELSA",
        "third_elsa": "ELSA of the programme",
        "unrelated_teacher": "form tutor",
        "subject_teacher": "subject teacher",
    },
    Tale.HANDOVER: {"elsa": "ELSA", "other_elsa": "covering ELSA", "unrelated_teacher": "form tutor"},
}


def titles(tale: Tale) -> Mapping[str, str]:
    """What each reader is to the pupil of a story."""
    return {reader.key: _TITLES[tale].get(reader.key, reader.elsewhere) for reader in READERS}
