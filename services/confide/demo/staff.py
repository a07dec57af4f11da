"""Who works at the demo school: one person for each way to stand to a pupil. All of them are made up."""

from __future__ import annotations

from dataclasses import dataclass

from case_store.vocabulary import Post

SCHOOL = "harbour"
"""The demo school's name in addresses."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff: the name that they sign in with, and what they are to the pupil of the stories."""

    login: str
    name: str
    post: Post
    who: str


FOUNDERS = (
    Member("ada_admin", "The administrator", Post.ADMINISTRATOR, "the system administrator"),
    Member("cass_chair", "The chair of governors", Post.CHAIR, "the chair of governors"),
)
"""These two are named when the school is founded; everybody else is appointed by them, or by those they appointed."""

HEAD = Member("hugo_head", "Hugo Marsh", Post.HEAD, "the headteacher")
OFFICE = Member("olly_office", "Olly Grant", Post.OFFICE, "the school office")
LEAD = Member("dana_dsl", "Dana Whitlock", Post.DSL, "the safeguarding lead")
DEPUTY = Member("devi_deputy", "Devi Rao", Post.DEPUTY_DSL, "the deputy lead")
SENCO = Member("sol_senco", "Sol Bennett", Post.SENCO, "the SENCO")
MANAGER = Member("lin_manager", "Lin Carter", Post.LINE_MANAGER, "the line manager of both ELSAs")
ELSA = Member("jo_elsa", "Jo Fletcher", Post.ELSA, "the ELSA who delivers the programme")
OTHER_ELSA = Member("kit_elsa", "Kit Osei", Post.ELSA, "another ELSA")
CLASS_TEACHER = Member("tess_teacher", "Tess Morgan", Post.TEACHER, "the class teacher")
SUBJECT_TEACHER = Member("sam_science", "Sam Idowu", Post.TEACHER, "a subject teacher")
FORM_TUTOR = Member("una_tutor", "Una Pike", Post.TEACHER, "a form tutor of other pupils")
MOTHER = Member("mina_music", "Mina Ashdown", Post.TEACHER, "a subject teacher who is the pupil's mother")
LEAVER = Member("leo_leaver", "Leo Baptiste", Post.TEACHER, "a subject teacher who left the school yesterday")
LUNCH = Member("lou_lunch", "Lou Tanner", Post.SUPPORT_STAFF, "the lunch supervisor")
GOVERNOR = Member("gwen_governor", "Gwen Abara", Post.GOVERNOR, "a governor")

STAFF = (
    HEAD,
    OFFICE,
    LEAD,
    DEPUTY,
    SENCO,
    MANAGER,
    ELSA,
    OTHER_ELSA,
    CLASS_TEACHER,
    SUBJECT_TEACHER,
    FORM_TUTOR,
    MOTHER,
    LEAVER,
    LUNCH,
    GOVERNOR,
)
"""Everybody who is appointed after the founding, in that order."""

EVERYBODY = (*FOUNDERS, *STAFF)
ADMINISTRATOR, CHAIR = FOUNDERS
LOGINS = {member.login: member for member in EVERYBODY}


def appoints(post: Post) -> Member:
    """Who appoints to `post` (access table, section 6)."""
    match post:
        case Post.HEAD | Post.CHAIR:
            return CHAIR
        case Post.DSL | Post.DEPUTY_DSL | Post.SENCO | Post.LINE_MANAGER:
            return HEAD
        case _:
            return ADMINISTRATOR
