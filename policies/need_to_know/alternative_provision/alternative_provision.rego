# METADATA
# title: Alternative provision
# description: |
#   Teaches a pupil who is on two rolls, while a dated grant runs and its own worker is in post. Works towards the same
#   targets.
# custom:
#   basis: b12, b23, section 4
package need_to_know.alternative_provision

import data.need_to_know.home
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Works towards the targets
# description: What the targets are and what helps, how days went, and what reviews came to.
# custom:
#   basis: b12, b23
grants contains {"rule": "alternative_provision.targets", "level": "summary"} if {
	_applies
	kind.open_part in {"targets", "monitoring", "reviews"}
}

# METADATA
# scope: rule
# title: Whom to ask at school
# description: The key contact.
# custom:
#   basis: b12
grants contains {"rule": "alternative_provision.key_contact", "level": "existence"} if {
	_applies
	kind.open_part == "support_map"
}

# METADATA
# scope: rule
# title: Was there
# description: A meeting at which they were present.
# custom:
#   basis: b12, rule "present"
grants contains {"rule": "alternative_provision.was_there", "level": "full"} if {
	_applies
	kind.attended_part == "meetings"
}

# METADATA
# scope: rule
# title: Their own action
# description: What they are to do, and what came of it.
# custom:
#   basis: b12
grants contains {"rule": "alternative_provision.own_action", "level": "full"} if {
	_applies
	_theirs
	kind.open_part == "actions"
}

# METADATA
# scope: rule
# title: Their own words
# description: How they saw a day themselves; not what others did with it.
# custom:
#   basis: b1, b12, rule "own"
grants contains {"rule": "alternative_provision.own_words", "level": "own"} if {
	_applies
	kind.own_part == "monitoring"
}

_applies if not home.mentions_another_pupil

_theirs if kind.pledged_part

_theirs if "addressee" in input.kind.mine
