"""Messages between school and home: both ways, a thread for each parent."""

from case_store.entry import Actor, levels_of, lift
from case_store.home.codes import Way
from case_store.monitoring.commands import WriteHome, WriteToSchool
from case_store.monitoring.events import MessageSent
from case_store.monitoring.monitoring import THREAD, thread_stream
from case_store.monitoring.state import Monitored
from case_store.vocabulary import Capacity, Label, Level, Role
from tests.case_store.monitoring.plan import IN_PLAN, PLAN
from tests.given import ELSA, OTHER, TODAY, TOMORROW, YESTERDAY, Given, one, text

thread = Given(THREAD)
MUM, DAD = one(0xE1), one(0xE2)
GOOD = WriteHome(parent=MUM, words=text("walked in on time all week"), good_news=True, how=Way.TEXT_MESSAGE)
AS_MUM = {**IN_PLAN, "actor": Actor("hilltop", MUM, Capacity.PARENT)}


class TestWritingHome:
    def test_goes_to_one_parent(self) -> None:
        """Good news counts: it is said to be that."""
        sent = thread.when(GOOD, **IN_PLAN).event()
        assert sent == MessageSent(
            author=ELSA,
            addressee=MUM,
            sent_on=TODAY,
            from_home=False,
            good_news=True,
            how=Way.TEXT_MESSAGE,
            words=text("walked in on time all week"),
        )
        lifted = lift(sent)
        assert lifted.labels == {Label.FOR_HOME, Label.IN_FULL_ONLY}
        assert set(lifted.people) == {(Role.AUTHOR, ELSA), (Role.ADDRESSEE, MUM)}

    def test_lies_in_that_parents_thread_alone(self) -> None:
        """Never beside the other's words: not for all who care, and in another stream."""
        assert thread_stream(PLAN, MUM) != thread_stream(PLAN, DAD)
        assert Label.FOR_ALL_CARERS not in lift(thread.when(GOOD, **IN_PLAN).event()).labels

    def test_writes_down_what_a_parent_said(self) -> None:
        """On the telephone, by somebody who then wrote it down: their words, and theirs to read back."""
        rang = WriteHome(parent=MUM, words=text("he slept badly"), from_home=True, sent_on=YESTERDAY, how=Way.TELEPHONE)
        sent = thread.when(rang, **IN_PLAN).event()
        assert (sent.from_home, sent.said_by, sent.addressee, sent.author) == (True, MUM, MUM, ELSA)
        assert Label.SAID_BY in lift(sent).labels

    def test_holds_nobody_elses_words(self) -> None:
        """What the other parent said is never written to this one."""
        thread.when(GOOD.model_copy(update={"said_by": DAD}), **IN_PLAN).then_invalid(because="one parent")

    def test_is_of_a_plan_and_of_a_day_that_was(self) -> None:
        """Of no plan it looks like nothing at all."""
        thread.when(GOOD, named_matter=PLAN, known=Monitored()).then_not_found()
        late = GOOD.model_copy(update={"sent_on": TOMORROW})
        thread.when(late, **IN_PLAN).then_invalid(because="lies in the future")

    def test_says_nothing_below_full(self) -> None:
        """That home wrote on a day would tell already."""
        levels = levels_of(MessageSent)
        assert {name for name, level in levels.items() if level is not Level.FULL} == {"author"}


class TestWritingToSchool:
    def test_is_the_parents_own_word(self) -> None:
        """In their own thread: said by them, addressed to their thread, and today."""
        sent = thread.when(WriteToSchool(words=text("he was proud of his card"), good_news=True), **AS_MUM).event()
        assert (sent.author, sent.said_by, sent.addressee, sent.sent_on) == (MUM, MUM, MUM, TODAY)
        assert sent.from_home
        assert Label.SAID_BY in lift(sent).labels

    def test_is_never_in_somebody_elses_name(self) -> None:
        """Nor does the other parent's word come by this way."""
        for other in (DAD, OTHER):
            said = WriteToSchool(words=text(), said_by=other)
            thread.when(said, **AS_MUM).then_invalid(because="yourself")
