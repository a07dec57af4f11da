"""Who is known to the school, and as whom they sign in."""

import pytest

from case_store.people.codes import OrganisationKind
from case_store.people.commands import EndIdentity, GiveIdentity, RegisterOrganisation, RegisterPerson
from case_store.people.events import IdentityEnded, IdentityGiven, OrganisationRegistered, PersonRegistered
from case_store.people.staff import IDENTITY, ORGANISATION, PERSON, identity_stream
from case_store.vocabulary import Capacity
from tests.given import ELSA, OTHER, PUPIL, STREAM, TEACHER, Given, text

person, organisation, identity = Given(PERSON), Given(ORGANISATION), Given(IDENTITY)
ISS, SUB = text("https://id.example"), text("abc")
REGISTERED = PersonRegistered(person=STREAM, display_name=text("Jo Example"))
GIVEN = IdentityGiven(person=TEACHER, iss=ISS, sub=SUB, capacity=Capacity.STAFF, by=ELSA)
GIVE, END = GiveIdentity(iss=ISS, sub=SUB), EndIdentity(iss=ISS, sub=SUB)
ENDED = IdentityEnded(person=TEACHER, iss=ISS, sub=SUB, capacity=Capacity.STAFF, by=ELSA)


class TestRegistering:
    def test_makes_a_person_known(self) -> None:
        """Their id is that of the stream; what they may do follows from appointments."""
        person.when(RegisterPerson(display_name=text("Jo Example"))).then(REGISTERED)

    def test_makes_an_organisation_known(self) -> None:
        """By what it is to the school."""
        command = RegisterOrganisation(display_name=text("Child mental health"), kind=OrganisationKind.AGENCY)
        registered = OrganisationRegistered(
            organisation=STREAM, display_name=text("Child mental health"), kind=OrganisationKind.AGENCY, by=ELSA
        )
        organisation.when(command).then(registered)
        organisation.given(registered).when(command).then_refused(because="registered already")

    def test_is_refused_twice(self) -> None:
        """One file a person."""
        person.given(REGISTERED).when(RegisterPerson(display_name=text())).then_refused(because="registered already")


class TestGivingAnIdentity:
    def test_lets_a_person_sign_in(self) -> None:
        """As this subject of this issuer."""
        identity.when(GIVE, person=TEACHER).then(GIVEN)

    def test_is_refused_where_somebody_else_has_it(self) -> None:
        """One identity is one person's."""
        identity.given(GIVEN).when(GIVE, person=OTHER).then_refused(because="Somebody else signs in with this")

    def test_is_refused_where_this_person_has_it(self) -> None:
        """There is nothing to do."""
        identity.given(GIVEN).when(GIVE, person=TEACHER).then_refused(because="already")

    def test_may_be_given_in_another_capacity_of_the_same_person(self) -> None:
        """A teacher who is also a parent at the school."""
        as_parent = GiveIdentity(iss=ISS, sub=SUB, capacity=Capacity.PARENT)
        assert identity.given(GIVEN).when(as_parent, person=TEACHER).event().capacity is Capacity.PARENT

    @pytest.mark.parametrize("capacity", [one for one in Capacity if one not in {Capacity.PUPIL, Capacity.CLOCK}])
    def test_of_a_pupil_is_a_pupils_alone(self, capacity: Capacity) -> None:
        """A pupil who signed in as staff or as a parent would read what is not for pupils; nobody else is a pupil."""
        as_pupil = GiveIdentity(iss=ISS, sub=SUB, capacity=Capacity.PUPIL)
        assert identity.when(as_pupil, person=PUPIL, person_is_pupil=True).event().capacity is Capacity.PUPIL
        identity.when(as_pupil, person=TEACHER).then_refused(because="nobody else does")
        other = GiveIdentity(iss=ISS, sub=SUB, capacity=capacity)
        identity.when(other, person=PUPIL, person_is_pupil=True).then_refused(because="nobody else does")
        assert identity.when(other, person=TEACHER).event().capacity is capacity

    def test_is_never_the_clocks(self) -> None:
        """The clock passes concerns on: nobody signs in as it."""
        as_clock = GiveIdentity(iss=ISS, sub=SUB, capacity=Capacity.CLOCK)
        identity.when(as_clock, person=TEACHER).then_refused(because="clock")

    def test_may_go_to_somebody_else_once_it_was_ended(self) -> None:
        """An address of work may be handed on."""
        assert identity.given(GIVEN, ENDED).when(GIVE, person=OTHER).event().person == OTHER

    def test_needs_somebody_whose_it_is(self) -> None:
        """The address says who."""
        identity.when(GIVE).then_refused(because="whose identity")


class TestEndingAnIdentity:
    def test_stops_a_person_from_signing_in(self) -> None:
        """From the next request on."""
        identity.given(GIVEN).when(END, person=TEACHER).then(ENDED)

    def test_is_refused_where_they_do_not_sign_in_with_it(self) -> None:
        """Neither somebody else, nor twice."""
        identity.given(GIVEN).when(END, person=OTHER).then_refused(because="does not sign in with this")
        identity.given(GIVEN, ENDED).when(END, person=TEACHER).then_refused(because="does not sign in with this")


class TestTheStreamOfAnIdentity:
    def test_is_the_same_each_time_and_another_for_another(self) -> None:
        """No two pairs share one, wherever their parts are cut."""
        assert identity_stream(ISS, SUB) == identity_stream(text(ISS.reveal()), text(SUB.reveal()))
        assert identity_stream(text("a\nb"), text("c")) != identity_stream(text("a"), text("b\nc"))
