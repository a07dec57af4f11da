"""The command line: what it does, and that it says what is wrong in a sentence, never with a traceback."""

from __future__ import annotations

import json
import logging
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from case_store.journal.embedded import EmbeddedPostgres
from confide.cli import app
from confide.cli.custodian import subject
from confide.cli.sentences import Sorry
from confide.demo.staff import EVERYBODY
from confide.projector import FOLLOWING
from projections.inline import INLINE

ADA, CASS = "https://login.example.org:ada", "https://login.example.org:cass"

Confide = Callable[..., Result]


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, sys.unraisablehook)
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


@pytest.fixture
def confide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Confide:
    """`confide("policy", "show", CONFIDE_ENV="demo")`: what came of it."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(app, [*arguments], env={"CONFIDE_ENV": None, **settings})

    return call


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The settings of a small installation, whose database runs already, so that each command finds it."""
    folder = tmp_path_factory.mktemp("installation")
    server = EmbeddedPostgres(folder / "postgres").start()
    yield {"CONFIDE_ENV": "development", "CONFIDE_DATABASE__EMBEDDED": "true", "CONFIDE_DATA_DIR": str(folder)}
    server.stop()


def _refused(result: Result) -> str:
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    return result.output


class TestSayingWhatIsWrong:
    """Exit code 2, and a sentence that says what to do next."""

    def test_unsafe_settings(self, confide: Confide) -> None:
        """Nothing said is production, and production asks for a few things first."""
        said = _refused(confide("serve"))
        assert "CONFIDE_ROOT_KEY_FILE is missing" in said

    def test_misspelt_settings(self, confide: Confide) -> None:
        """A setting that nobody knows is a misspelt one."""
        assert "CONFIDE_PROT" in _refused(confide("migrate", CONFIDE_ENV="development", CONFIDE_PROT="1"))

    def test_a_database_that_is_down(self, confide: Confide) -> None:
        """Where to look, and no address or password."""
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            port = str(nobody.getsockname()[1])
            reach = {"CONFIDE_DATABASE__HOST": "127.0.0.1", "CONFIDE_DATABASE__PORT": port}
            for command in (["migrate"], ["custodian", "list"], ["policy", "show"], ["project", "run"]):
                said = _refused(confide(*command, CONFIDE_ENV="development", **reach))
                assert "The database does not answer" in said
                assert port not in said

    def test_a_port_that_is_taken(self, confide: Confide, installation: dict[str, str]) -> None:
        """Which port, and how to choose another."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            assert "taken by another program" in _refused(confide("serve", **installation, CONFIDE_PORT=port))

    @pytest.mark.parametrize("told", ["", "ada", ":ada", "https://login.example.org:", ":"])
    def test_a_subject_without_an_issuer(self, told: str) -> None:
        """Both halves are needed."""
        with pytest.raises(Sorry, match="ISS:SUB"):
            subject(told)

    def test_an_issuer_may_hold_colons(self) -> None:
        """It is split at the last one."""
        assert subject("urn:confide:demo:ada") == ("urn:confide:demo", "ada")


class TestTokens:
    """They are for the demo, and for nothing else."""

    def test_says_who_there_is(self, confide: Confide) -> None:
        """A name that nobody has is answered with those that there are."""
        said = _refused(confide("token", "--as", "somebody"))
        assert all(member.login in said for member in EVERYBODY)

    @pytest.mark.parametrize("command", [["token", "--as", "jo_elsa"], ["demo", "--once"], ["tour"]])
    def test_are_impossible_in_production(self, confide: Confide, command: list[str], tmp_path: Path) -> None:
        """Nobody can be anyone there, and nothing is started or written."""
        assert "production" in _refused(confide(*command, CONFIDE_ENV="production"))
        assert not [*tmp_path.iterdir()]

    def test_need_a_running_demo(self, confide: Confide) -> None:
        """Without one there is nobody who would believe them."""
        assert "start one" in _refused(confide("token", "--as", "jo_elsa"))


class TestLookingAfterAnInstallation:
    """Migrations, schools, rules and projections, in the order in which one needs them."""

    def test_from_nothing_to_a_school(self, confide: Confide, installation: dict[str, str]) -> None:
        """Set up, founded once, never twice otherwise, followed, checked."""
        assert "up to date" in confide("migrate", **installation).output
        assert json.loads(confide("custodian", "list", "--json", **installation).output) == []

        made = confide("custodian", "add", "hill", "--admin", ADA, "--chair", CASS, **installation)
        assert (made.exit_code, "is made" in made.output) == (0, True)
        again = confide("custodian", "add", "hill", "--admin", ADA, "--chair", CASS, **installation)
        assert (again.exit_code, "was there already" in again.output) == (0, True)
        other = confide("custodian", "add", "hill", "--admin", ADA, "--chair", f"{CASS}2", **installation)
        assert "another administrator or chair" in _refused(other)
        assert json.loads(confide("custodian", "list", "--json", **installation).output) == ["hill"]

        shown = json.loads(confide("policy", "show", "--json", **installation).output)
        assert shown["in_force"] == {"hill": shown["installed"]}
        assert "new at none" in confide("policy", "adopt", **installation).output

        behind = json.loads(confide("project", "list", "--json", **installation).output)["following"]["hill"]
        assert all(behind[projection.name] > 0 for projection in FOLLOWING)
        assert confide("project", "run", **installation).exit_code == 0
        listed = json.loads(confide("project", "list", "--json", **installation).output)
        assert set(listed["following"]["hill"].values()) == {0}
        for projection in FOLLOWING:
            assert "built anew" in confide("project", "rebuild", projection.name, **installation).output
        for inline in INLINE:
            verified = confide("project", "verify", inline.name, "--custodian", "hill", **installation)
            assert (verified.exit_code, "is what its entries say" in verified.output) == (0, True)
        assert json.loads(confide("project", "closures", "--json", **installation).output) == {"hill": []}

    def test_names_are_listed_where_one_is_unknown(self, confide: Confide, installation: dict[str, str]) -> None:
        """A projection or a school that there is none of."""
        assert "disclosures" in _refused(confide("project", "rebuild", "relatoins", **installation))
        assert "relations" in _refused(confide("project", "verify", "relatoins", **installation))
        assert "There are:" in _refused(confide("project", "closures", "--custodian", "vale", **installation))
        somebody = "01a20162-c2ec-7702-b75a-d00e84411ed1"
        lifted = confide("project", "lift", "7", "--custodian", "vale", "--by", somebody, **installation)
        assert "There are:" in _refused(lifted)

    def test_the_two_founders_are_two_people(self, confide: Confide, installation: dict[str, str]) -> None:
        """Else one person would appoint the head and everybody else."""
        one = confide("custodian", "add", "vale", "--admin", ADA, "--chair", ADA, **installation)
        assert "two people" in _refused(one)

    def test_a_name_that_is_none(self, confide: Confide, installation: dict[str, str]) -> None:
        """It stands in addresses and in names of schemas."""
        odd = confide("custodian", "add", "Vale School", "--admin", ADA, "--chair", CASS, **installation)
        assert "small letters" in _refused(odd)
