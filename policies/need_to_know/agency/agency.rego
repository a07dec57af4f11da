# METADATA
# title: Somebody from an agency
# description: |
#   By name, and while in post there. Whoever attended a meeting of a plan or about a pupil is told what was agreed and
#   what is theirs; whoever was asked to come, that there is a meeting; a colleague of theirs nothing.
# custom:
#   basis: b12, section 4
package need_to_know.agency

import data.need_to_know.home
import data.need_to_know.kind

# METADATA
# scope: rule
# title: What they have read
# description: Which of their own readings is recorded, and when.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "agency.own_readings", "level": "summary"} if {
	_applies
	kind.open_part == "told"
	input.kind.of_me
}

# METADATA
# scope: rule
# title: The record as circulated
# description: What was worded, previewed and agreed to go to those who were there, and they were.
# custom:
#   basis: b12, rule "present"
grants_attended contains {"rule": "agency.record_as_circulated", "level": "summary"} if {
	_applies
	kind.circulated_part in {"psp_documents", "meetings"}
}

# METADATA
# scope: rule
# title: What was agreed
# description: The targets, and what reviews came to.
# custom:
#   basis: b12
grants_attended contains {"rule": "agency.what_was_agreed", "level": "summary"} if {
	_applies
	kind.open_part in {"targets", "reviews"}
}

# METADATA
# scope: rule
# title: What is theirs
# description: The target or action that they took on, and what they reported.
# custom:
#   basis: b12
grants_attended contains {"rule": "agency.what_is_theirs", "level": "full"} if {
	_applies
	_theirs
	kind.open_part in {"targets", "reviews", "actions"}
}

# METADATA
# scope: rule
# title: Their own signature
# description: That they signed, or did not.
# custom:
#   basis: b12
grants_attended contains {"rule": "agency.own_signature", "level": "summary"} if {
	_applies
	_theirs
	kind.open_part == "signatures"
}

# METADATA
# scope: rule
# title: Whom to ask at school
# description: The key contact.
# custom:
#   basis: b12
grants_attended contains {"rule": "agency.key_contact", "level": "existence"} if {
	_applies
	kind.open_part == "support_map"
}

# METADATA
# scope: rule
# title: The meeting to which they were asked
# description: Its day, place and purpose, and whose it is. The invitation itself tells that.
# custom:
#   basis: b12
grants_invited contains {"rule": "agency.invitation", "level": "existence"} if {
	_applies
	"invited" in input.kind.mine
	kind.open_part == "meetings"
}

# METADATA
# scope: rule
# title: Their own action
# description: What was asked of them, and what came of it.
# custom:
#   basis: b12
grants_invited contains {"rule": "agency.own_action", "level": "full"} if {
	_applies
	_theirs
	kind.open_part == "actions"
}

_applies if not home.mentions_another_pupil

_theirs if kind.pledged_part

_theirs if "addressee" in input.kind.mine
