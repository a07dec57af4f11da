# METADATA
# title: SENCO
# description: Coordinates support for pupils with SEN status, a referral or a plan; for others they are a colleague.
# custom:
#   basis: b8, b18, row 14; section 4
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
# title: The plan
# description: |
#   What was gathered for it, its targets and who signed them, its reviews, who supports the pupil, and the figures.
# custom:
#   basis: b8, section 4
grants contains {"rule": "senco.plan", "level": "full"} if {
	kind.open_part in {"psp_documents", "targets", "signatures", "reviews", "support_map", "figures"}
}

# METADATA
# scope: rule
# title: How the plan goes
# description: What the pupil agreed may be read out, how days went, the record of meetings, and who is to do what.
# custom:
#   basis: b8, section 4
grants contains {"rule": "senco.how_the_plan_goes", "level": "summary"} if {
	kind.open_part in {"pupil_words", "monitoring", "meetings", "actions"}
}

# METADATA
# scope: rule
# title: Knows that home was asked
# description: That a parent's questionnaire is there; not what it says.
# custom:
#   basis: b8, section 4
grants contains {"rule": "senco.parent_was_asked", "level": "existence"} if {
	kind.open_part == "parent_words"
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present, a parent's or pupil's words that they heard.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "senco.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "parent_words", "pupil_words", "meetings"}
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
	kind.own_part in {"contacts", "signs", "check_ins", "concerns", "actions"}
}
