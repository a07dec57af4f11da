"""The fingerprint of the policies: any change of a rule is another policy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from access_policy.revision import main, modules, policies, revision_of, verified, write, written


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of our policies, to change."""
    return Path(shutil.copytree(policies(), tmp_path / "policies"))


def test_stands_beside_the_rules() -> None:
    """What is committed is what is meant."""
    assert verified(policies()) == written(policies())
    assert main(["--check"]) == 0


def test_changes_with_every_byte_of_every_rule(copied: Path) -> None:
    """A space is another policy too: nobody has to judge what matters."""
    before = verified(copied)
    for name in modules(copied):
        source = (copied / name).read_text(encoding="utf-8")
        (copied / name).write_text(source + " ", encoding="utf-8")
        with pytest.raises(ValueError, match="differ"):
            verified(copied)
        assert main(["--check", str(copied)]) == 1
        (copied / name).write_text(source, encoding="utf-8")
    assert verified(copied) == before


def test_changes_when_a_rule_is_moved_added_or_taken_away(copied: Path) -> None:
    """Also where the bytes are the same."""
    revisions = {write(copied)}
    (copied / "may_write" / "extra.rego").write_text("package extra\n", encoding="utf-8")
    revisions.add(write(copied))
    (copied / "may_write" / "extra.rego").rename(copied / "may_write" / "other.rego")
    revisions.add(write(copied))
    (copied / "may_write" / "decision.rego").unlink()
    revisions.add(write(copied))
    assert len(revisions) == 4
    assert main(["--check", str(copied)]) == 0


def test_does_not_change_with_a_test_of_a_rule(copied: Path) -> None:
    """Tests change no answer, so schools need adopt nothing for them."""
    before = verified(copied)
    (copied / "need_to_know" / "decision_test.rego").write_text("package need_to_know_test\n", encoding="utf-8")
    assert verified(copied) == before


def test_is_of_names_and_sources_that_cannot_run_into_each_other() -> None:
    """The end of a name and the beginning of a source are two things."""
    assert revision_of({"a": "bc"}) != revision_of({"ab": "c"})


def test_is_nothing_where_it_is_missing_or_broken(copied: Path) -> None:
    """And then it is not that of the rules."""
    for broken in ("", "[]", "{}", '{"sha256": '):
        (copied / "revision" / "data.json").write_text(broken, encoding="utf-8")
        assert written(copied) == ""
        assert main(["--check", str(copied)]) == 1
    assert main(["--write", str(copied)]) == 0
    assert main(["--check", str(copied)]) == 0
