"""An ELSA's own support and the practitioner register, for those whose they are and those who look after them."""

from __future__ import annotations

from access_policy import support_view
from access_policy.page import Page, Unit
from access_policy.pages.choosing import NEWEST, OLDER
from case_store.vocabulary import Part

# Whose it is, or whom the reader manages or supervises.
_THEIRS = """i.position IN (SELECT p.position FROM entry_people p WHERE p.role = 'about' AND p.part = 'elsa_support'
                              AND (p.person = %(person)s OR p.person = ANY(%(pupils)s)))"""


def elsa_support_page() -> Page:
    """How an ELSA is supported: your own, or that of those whom you manage or supervise, newest first.

    What somebody offloaded is looked at for themself, and for the manager with whom they shared it: that there is
    something is theirs too. Nobody else than these looks at supervision and meetings, for their days tell; the head
    finds what stands in an ELSA's way, and how many pupils they have.
    """
    return Page(
        "elsa_support",
        (Part.ELSA_SUPPORT,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'elsa_support'
                AND i.name LIKE 'support.%%'
                AND ({_THEIRS} OR (%(all)s AND i.name IN (
                     'support.accredited', 'support.blocker_reported', 'support.blocker_answered')))
                AND (i.name <> 'support.offloaded' OR i.author = %(person)s
                     OR (i.labels @> ARRAY['shared_with_manager'] AND i.author = ANY(%(managed)s)))
                AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
        view=support_view.of_elsas,
    )


def training_register_page() -> Page:
    """The practitioner register: your own training, or that of those whom you look after, newest first."""
    return Page(
        "training_register",
        (Part.ELSA_SUPPORT,),
        f"""i.position IN (SELECT i.position FROM entry_index i WHERE i.part = 'elsa_support'
                AND i.name LIKE 'training.%%'
                AND (%(all)s OR {_THEIRS})
                AND {OLDER} {NEWEST})""",
        unit=Unit.ENTRY,
    )


PAGES = (elsa_support_page(), training_register_page())
