"""Every rule of policy says what it is for and on what it is based, in a form that can be told to a person."""

from __future__ import annotations

import re

from access_policy.annotations import Annotation, described
from access_policy.revision import modules, policies

SOURCE = """
# METADATA
# title: A teacher
# description: |
#   A teacher of the pupil,
#   at the pupil's school.
# custom:
#   basis: b1
package need_to_know.teacher

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows how to help
# description: What helps.
# custom:
#   basis: "b7, rule \\"own\\""
grants contains {"rule": "teacher.how_to_help", "level": "summary"} if {
	kind.open_part in {"strategies"}
}

# Not a rule of its own: "teacher.nothing".
_applies if "teacher" in input.relations
"""


def test_a_rule_and_a_package_are_read_with_all_their_fields() -> None:
    """A text over several lines is one paragraph; a comment below a rule names none."""
    told = described({"teacher.rego": SOURCE})
    assert told["need_to_know.teacher"] == Annotation(
        "A teacher", "A teacher of the pupil, at the pupil's school.", "b1"
    )
    assert told["teacher.how_to_help"].title == "Knows how to help"
    assert told["teacher.how_to_help"].basis == 'b7, rule "own"'
    assert "teacher.nothing" not in told


def test_every_rule_that_is_installed_says_what_it_is_for() -> None:
    """Each name that an answer may give as its reason has a title, a description and a basis."""
    sources = {
        path: text for path, text in modules(policies()).items() if path.startswith(("need_to_know", "may_write"))
    }
    told = described(sources)
    named = {
        name for text in sources.values() for name in re.findall(r'(?:"rule": |contains )"([a-z_.]+\.[a-z_]+)"', text)
    }
    silent = [name for name in sorted(named) if name not in told or not all((told[name].title, told[name].basis))]
    print(f"rules: {len(named)} named, {len(silent)} without a title and a basis")
    assert not silent
    assert len(named) > 60
