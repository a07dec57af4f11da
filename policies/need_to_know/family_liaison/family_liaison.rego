# METADATA
# title: Family liaison worker
# description: Works with the family to whom they are assigned.
# custom:
#   basis: b16, row 13; section 4
package need_to_know.family_liaison

import data.need_to_know.kind

# METADATA
# scope: rule
# title: How home is told
# description: All of it, with the reasons for not informing and any objection.
# custom:
#   basis: b16
grants contains {"rule": "family_liaison.home", "level": "full"} if {
	kind.open_part == "home"
}

# METADATA
# scope: rule
# title: Knows how to help
# description: Who supports the pupil, what contacts came to, what helps, and what came of the support.
# custom:
#   basis: b16
grants contains {"rule": "family_liaison.how_to_help", "level": "summary"} if {
	kind.open_part in {"directory", "contacts", "strategies", "impact"}
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: |
#   That there is a programme and whom to ask, that sessions are held, and an agreement to ask about first.
# custom:
#   basis: b16
grants contains {"rule": "family_liaison.support_goes_on", "level": "existence"} if {
	kind.open_part in {"programme", "sessions", "agreement"}
}

# METADATA
# scope: rule
# title: Helps to carry the plan
# description: Its targets and who signed them, how days and reviews went, who is to do what, who supports the pupil.
# custom:
#   basis: b16, section 4
grants contains {"rule": "family_liaison.carries_the_plan", "level": "summary"} if {
	kind.open_part in {"targets", "signatures", "monitoring", "reviews", "actions", "support_map"}
}

# METADATA
# scope: rule
# title: Knows that home was asked
# description: That a parent's questionnaire is there; not what it says.
# custom:
#   basis: b16, section 4
grants contains {"rule": "family_liaison.parent_was_asked", "level": "existence"} if {
	kind.open_part == "parent_words"
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present, a parent's or pupil's words that they heard.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "family_liaison.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "parent_words", "pupil_words", "meetings"}
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "family_liaison.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "family_liaison.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "signs", "referral", "check_ins", "concerns", "monitoring", "actions"}
}
