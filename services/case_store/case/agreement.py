"""What the pupil agrees may be shared, with whom: a courtesy and a limit, never assumed."""

from __future__ import annotations

from collections.abc import Iterator

from case_store.case.case import Unbound, evolve_unbound
from case_store.case.codes import Stands
from case_store.case.commands import RecordAgreement
from case_store.case.events import AgreementAnswered
from case_store.checks import checked, happened
from case_store.decider import Circumstances, Decider, Happening
from case_store.errors import Invalid
from case_store.things import case_of
from case_store.vocabulary import Said


def record_agreement(command: RecordAgreement, _state: Unbound, around: Circumstances) -> Iterator[Happening]:
    """The newest answer decides, and a withdrawal needs no earlier yes: so no answer is refused for an earlier one.

    Raises Invalid where it says both a matter and an entry, does not say why the pupil was not asked, or has an end
    that has passed or that ends nothing.
    """
    _check(command, around)
    answered_on = happened(command.answered_on, around, "answered_on")
    answered = AgreementAnswered(
        author=around.actor.person,
        stands=Stands.AGREEMENT if command.answer is Said.AGREED else Stands.WITHDRAWN,
        answer=command.answer,
        audience=command.audience,
        what=command.what,
        until=command.until,
        answered_on=answered_on,
        pupil_words=command.pupil_words,
        how_asked=command.how_asked,
        how_understood=command.how_understood,
        why_not_asked=command.why_not_asked,
    )
    if around.about:
        yield Happening(answered, matter=around.about.matter, about=around.about.root, at=answered_on)
    else:
        yield Happening(answered, matter=command.matter or case_of(around), at=answered_on)


def _check(command: RecordAgreement, around: Circumstances) -> None:
    if command.about and command.matter:
        raise Invalid("An answer covers one matter or one entry. Give `matter` or `about`, not both.")
    if command.answer is Said.NOT_ASKED and command.why_not_asked is None:
        raise Invalid("Say in `why_not_asked` why the pupil was not asked.")
    if command.answer is not Said.NOT_ASKED and command.why_not_asked is not None:
        raise Invalid("`why_not_asked` belongs to a pupil who was not asked. Leave it out, or say `not_asked`.")
    if command.until and command.answer is not Said.AGREED:
        raise Invalid("Only an agreement has an end. Leave `until` out.")
    if command.until and command.until < around.today:
        raise Invalid("`until` has passed already. Give a later day, or leave it out.")


AGREEMENT = Decider("agreement", Unbound(), evolve_unbound, checked({RecordAgreement: record_agreement}))
