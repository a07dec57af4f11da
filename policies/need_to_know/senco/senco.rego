# METADATA
# title: SENCO
# description: Coordinates support for pupils with SEN status, a referral or a plan; for others they are a colleague.
# custom:
#   basis: b8, b18, row 14
package need_to_know.senco

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows what is provided
# description: The referral, the programme, what came of it, and the reasons behind the strategies.
# custom:
#   basis: b8
grants contains {"rule": "senco.provision", "level": "full"} if {
	kind.open_part in {"strategies", "referral", "programme", "impact"}
}

# METADATA
# scope: rule
# title: Knows how it goes
# description: |
#   Who supports the pupil, how home likes to be told, what was noticed, what contacts and check-ins came to, which
#   objectives were met, what was agreed.
# custom:
#   basis: b8, b18
grants contains {"rule": "senco.progress", "level": "summary"} if {
	kind.open_part in {
		"directory", "home", "contacts", "signs",
		"plans", "agreement", "check_ins",
	}
}

# METADATA
# scope: rule
# title: Knows that sessions are held
# description: Whether, when and for how long, and that the pupil works in a group.
# custom:
#   basis: b8
grants contains {"rule": "senco.sessions_held", "level": "existence"} if {
	kind.open_part in {"sessions", "group"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where the SENCO may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "senco.staff_summary", "level": "summary"} if {
	kind.open_part == "sessions"
	"senco" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Was there
# description: A contact at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "senco.was_there", "level": "full"} if {
	kind.attended_part == "contacts"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "senco.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "senco.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "signs", "check_ins", "concerns"}
}
