"""Who works at the demo school, who comes from home or an agency: one for each way to stand to a pupil. All made up."""

from __future__ import annotations

from dataclasses import dataclass

from case_store.agency.codes import AgencyKind
from case_store.vocabulary import Capacity, Post

SCHOOL = "harbour"
"""The demo school's name in addresses."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff: the name that they sign in with, and what they are to Robin, of the first story."""

    login: str
    name: str
    post: Post
    who: str

    @property
    def capacity(self) -> Capacity:
        """As what they come."""
        return Capacity.STAFF


@dataclass(frozen=True, slots=True)
class FromHome:
    """Somebody who comes as a parent or as a pupil; a pupil with an adult at their side."""

    login: str
    name: str
    capacity: Capacity
    who: str
    beside: Member | None = None


@dataclass(frozen=True, slots=True)
class FromAgency:
    """Somebody who works for an agency, which is known by its name and what it does."""

    login: str
    name: str
    agency: str
    kind: AgencyKind
    who: str

    @property
    def capacity(self) -> Capacity:
        """As what they come."""
        return Capacity.AGENCY


Somebody = Member | FromHome | FromAgency
"""Whoever signs in."""


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
OTHER_ELSA = Member("kit_elsa", "Kit Osei", Post.ELSA, "another ELSA, who runs a group with Jo and covers for her")
THIRD_ELSA = Member("nell_elsa", "Nell Quist", Post.ELSA, "a third ELSA")
PSYCHOLOGIST = Member("eli_psychologist", "Eli Stone", Post.EDUCATIONAL_PSYCHOLOGIST, "the psychologist who supervises")
CLASS_TEACHER = Member("tess_teacher", "Tess Morgan", Post.TEACHER, "the class teacher")
SUBJECT_TEACHER = Member("sam_science", "Sam Idowu", Post.TEACHER, "a subject teacher")
REFERRER = Member("rhea_referrer", "Rhea Lomas", Post.TEACHER, "who referred Robin, and teaches Robin no longer")
ASSISTANT = Member("asa_assistant", "Asa Finch", Post.TEACHING_ASSISTANT, "the teaching assistant attached to Robin")
COVER = Member("cody_cover", "Cody Blake", Post.TEACHER, "a supply teacher who covers a lesson today")
HEAD_OF_YEAR = Member("hana_year", "Hana Doyle", Post.TEACHER, "the head of year")
LIAISON = Member("fay_family", "Fay Ortega", Post.SUPPORT_STAFF, "the family liaison worker")
FORM_TUTOR = Member("una_tutor", "Una Pike", Post.TEACHER, "a form tutor of others; of Kylie in Year 7")
TUTOR_8 = Member("vic_tutor", "Vic Holt", Post.TEACHER, "the form tutor of Kylie in Year 8")
TUTOR_9 = Member("wyn_tutor", "Wyn Reid", Post.TEACHER, "the form tutor of Kylie now, in Year 9")
MOTHER = Member("mina_music", "Mina Ashdown", Post.TEACHER, "a subject teacher who is the pupil's mother")
LEAVER = Member("leo_leaver", "Leo Baptiste", Post.TEACHER, "a subject teacher who left the school yesterday")
LUNCH = Member("lou_lunch", "Lou Tanner", Post.SUPPORT_STAFF, "the lunch supervisor")
GOVERNOR = Member("gwen_governor", "Gwen Abara", Post.GOVERNOR, "a governor")
PROTECTION = Member("dot_protection", "Dot Ames", Post.DATA_PROTECTION_OFFICER, "the data protection officer")
COORDINATOR = Member("cora_coordinator", "Cora Lindley", Post.PSP_COORDINATOR, "who coordinates Kylie's plan")
KEY_WORKER = Member("kai_keyworker", "Kai Mercer", Post.SUPPORT_STAFF, "the key worker of Kylie's plan")

MUM = FromHome("mina_mum", MOTHER.name, Capacity.PARENT, "the same mother, as a parent")
DAD = FromHome("drew_dad", "Drew Ashdown", Capacity.PARENT, "Robin's father, whom an order of a court excludes")
NAN = FromHome("ivy_nan", "Ivy Ashdown", Capacity.PARENT, "Robin's grandmother, without responsibility or care")
ROBIN = FromHome("robin", "Robin Ashdown", Capacity.PUPIL, "Robin, with the ELSA at their side", ELSA)
KYLIES_MUM = FromHome("kim_mum", "Kim Varley", Capacity.PARENT, "Kylie's mother")
KYLIE = FromHome("kylie", "Kylie Varley", Capacity.PUPIL, "Kylie, with her key worker at her side", KEY_WORKER)

OUTREACH = FromAgency(
    "odi_outreach", "Odi Farrant", "The outreach service", AgencyKind.BEHAVIOUR_SUPPORT, "who came to Kylie's meetings"
)
WELFARE = FromAgency(
    "wes_welfare",
    "Wes Tull",
    "The education welfare service",
    AgencyKind.EDUCATION_WELFARE,
    "who was asked to Kylie's meetings and came to none",
)

STAFF = (
    HEAD,
    OFFICE,
    LEAD,
    DEPUTY,
    SENCO,
    MANAGER,
    ELSA,
    OTHER_ELSA,
    THIRD_ELSA,
    PSYCHOLOGIST,
    CLASS_TEACHER,
    SUBJECT_TEACHER,
    REFERRER,
    ASSISTANT,
    COVER,
    HEAD_OF_YEAR,
    LIAISON,
    FORM_TUTOR,
    TUTOR_8,
    TUTOR_9,
    MOTHER,
    LEAVER,
    LUNCH,
    GOVERNOR,
    PROTECTION,
    COORDINATOR,
    KEY_WORKER,
)
"""Everybody who is appointed after the founding, in that order."""

HOME: tuple[FromHome, ...] = (MUM, DAD, NAN, ROBIN, KYLIES_MUM, KYLIE)
AGENCIES: tuple[FromAgency, ...] = (OUTREACH, WELFARE)
EVERYBODY: tuple[Somebody, ...] = (*FOUNDERS, *STAFF, *HOME, *AGENCIES)
ADMINISTRATOR, CHAIR = FOUNDERS
LOGINS: dict[str, Somebody] = {member.login: member for member in EVERYBODY}


def appoints(post: Post) -> Member:
    """Who appoints to `post` (access table, section 6)."""
    match post:
        case Post.HEAD | Post.CHAIR:
            return CHAIR
        case Post.DSL | Post.DEPUTY_DSL | Post.SENCO | Post.LINE_MANAGER | Post.PSP_COORDINATOR:
            return HEAD
        case _:
            return ADMINISTRATOR
