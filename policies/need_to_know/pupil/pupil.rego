# METADATA
# title: Pupil
# description: |
#   The pupil, with an adult at their side who lends them no rights. Reads what was said about them in plain words, and
#   all that they said themselves.
# custom:
#   basis: b3, b13, row 24; section 4
package need_to_know.pupil

import data.need_to_know.home
import data.need_to_know.kind

# METADATA
# scope: rule
# title: What it is all about
# description: |
#   Who helps, what helps, what was asked for and planned, how it went; what was gathered for a plan, what a meeting
#   came to, who is to do what.
# custom:
#   basis: b3, b13
grants contains {"rule": "pupil.what_it_is_about", "level": "summary"} if {
	_applies
	kind.open_part in {
		"directory", "home", "strategies", "referral",
		"programme", "plans", "sessions", "check_ins",
		"psp_documents", "meetings", "actions", "support_map",
	}
}

# METADATA
# scope: rule
# title: What they agreed to
# description: Their own agreement, in their own words.
# custom:
#   basis: b3
grants contains {"rule": "pupil.agreement", "level": "full"} if {
	_applies
	kind.open_part == "agreement"
}

# METADATA
# scope: rule
# title: Their own words
# description: What they said, wrote or were written; of a group and of a concern nothing else.
# custom:
#   basis: b3
grants contains {"rule": "pupil.own_words", "level": "full"} if {
	_applies
	kind.theirs_part in {"contacts", "sessions", "group", "concerns", "pupil_words"}
}

# METADATA
# scope: rule
# title: Their plan
# description: Their targets, who signed them, how days and reviews went, and how attendance and suspensions stand.
# custom:
#   basis: b13, section 4
grants contains {"rule": "pupil.plan", "level": "full"} if {
	_applies
	kind.open_part in {"targets", "signatures", "monitoring", "reviews", "figures"}
}

# METADATA
# scope: rule
# title: What they are to do themselves
# description: An action of theirs, and what came of it.
# custom:
#   basis: b13, section 4
grants contains {"rule": "pupil.own_action", "level": "full"} if {
	_applies
	_theirs
	kind.open_part == "actions"
}

# METADATA
# scope: rule
# title: What came of it
# description: As it was worded for pupil and home.
# custom:
#   basis: b3, rule "home"
grants contains {"rule": "pupil.impact_for_home", "level": "summary"} if {
	_applies
	home.worded_part == "impact"
}

# METADATA
# scope: rule
# title: Who has been told
# description: Which reader, in which role, when, unless it is marked unsafe.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "pupil.who_was_told", "level": "summary"} if {
	_applies
	kind.open_part == "told"
	not "unsafe_for_parents" in input.kind.labels
}

_applies if {
	not home.mentions_another_pupil
}

_theirs if kind.pledged_part

_theirs if "addressee" in input.kind.mine
