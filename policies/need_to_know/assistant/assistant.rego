# METADATA
# title: Teaching assistant, learning mentor
# description: Somebody attached to the pupil, who helps them in class or mentors them.
# custom:
#   basis: b7, b16, row 9; section 4
package need_to_know.assistant

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows how to help
# description: Who teaches and supports the pupil, what helps and what to avoid.
# custom:
#   basis: b7, b16
grants contains {"rule": "assistant.how_to_help", "level": "summary"} if {
	kind.open_part in {"directory", "strategies"}
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: |
#   When the pupil is out of class, whom to ask, whether home was informed, and that there is an agreement to ask
#   about first.
# custom:
#   basis: b7, b16
grants contains {"rule": "assistant.support_goes_on", "level": "existence"} if {
	kind.open_part in {"home", "programme", "sessions", "group", "agreement", "impact"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where support staff may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "assistant.staff_summary", "level": "summary"} if {
	kind.open_part == "sessions"
	"support_staff" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Works towards the targets
# description: What the targets are, what helps and what to avoid, reward and consequence.
# custom:
#   basis: b1, section 4
grants contains {"rule": "assistant.targets", "level": "summary"} if kind.open_part == "targets"

# METADATA
# scope: rule
# title: Knows that there is a plan
# description: When it is reviewed, and whom to ask.
# custom:
#   basis: b1, section 4
grants contains {"rule": "assistant.that_there_is_a_plan", "level": "existence"} if {
	kind.open_part in {"reviews", "support_map"}
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "assistant.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "meetings"}
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "assistant.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "assistant.own_words", "level": "own"} if {
	kind.own_part in {
		"contacts", "signs", "referral", "check_ins", "concerns",
		"psp_documents", "monitoring", "actions",
	}
}
