"""The school's settings, and what holds where it has set nothing."""

from datetime import date

from case_store.calendar.codes import Nation
from case_store.people.commands import ChangeSettings
from case_store.people.events import SettingsChanged
from case_store.people.settings import SETTINGS, Settings, settings_stream
from case_store.vocabulary import DEFAULT_AUDIENCE, Audience
from tests.given import ELSA, OTHER, TRAIL, Given

settings = Given(SETTINGS)
TERM = date(2026, 3, 27)
USUAL = {
    "text_limit": 20_000,
    "default_audience": DEFAULT_AUDIENCE,
    "own_words_days": 120,
    "concern_unopened_hours": 24,
    "programme_weeks_limit": 13,
    "by": ELSA,
}
CHANGED = SettingsChanged(last_day_of_term=TERM, **USUAL)


class TestChangingSettings:
    def test_changes_what_is_given_and_says_all(self) -> None:
        """The event holds every setting, so that it can be read alone."""
        settings.when(ChangeSettings(last_day_of_term=TERM)).then(CHANGED)

    def test_leaves_the_rest_as_it_was(self) -> None:
        """Also on the second change."""
        changed = settings.given(CHANGED).when(ChangeSettings(text_limit=5_000)).event()
        assert (changed.last_day_of_term, changed.text_limit) == (TERM, 5_000)

    def test_says_what_is_kept_how_long(self) -> None:
        """Drafts for a week, a title for a year without supervision, until something else is set."""
        usual = Settings()
        assert (usual.drafts_days, usual.supervision_months, usual.nation) == (7, 12, Nation.ENGLAND)
        command = ChangeSettings(drafts_days=14, supervision_months=6, nation=Nation.WALES)
        changed = SETTINGS.fold([CHANGED, settings.given(CHANGED).when(command).event()])
        assert (changed.drafts_days, changed.supervision_months, changed.nation) == (14, 6, Nation.WALES)
        assert changed.last_day_of_term == TERM

    def test_is_remembered(self) -> None:
        """The rules of other nouns read them."""
        assert SETTINGS.fold([CHANGED]) == Settings(last_day_of_term=TERM)

    def test_may_narrow_the_default_audience(self) -> None:
        """To the SENCO alone, or to nobody."""
        for narrower in (frozenset({Audience.SENCO}), frozenset()):
            assert settings.when(ChangeSettings(default_audience=narrower)).event().default_audience == narrower

    def test_never_widens_the_default_audience(self) -> None:
        """Beyond it the pupil's agreement is needed."""
        wider = DEFAULT_AUDIENCE | {Audience.SUBJECT_TEACHERS}
        settings.when(ChangeSettings(default_audience=wider)).then_invalid(because="never wider")


class TestTheStreamOfSettings:
    def test_is_each_custodians_own(self) -> None:
        """Its id follows from the trail."""
        assert settings_stream(TRAIL) == settings_stream(TRAIL) != settings_stream(OTHER)
