# METADATA
# title: PSP coordinator or key worker of an open plan
# description: |
#   What both are told of the pupil's other support while a pastoral support programme runs. The plan itself opens by
#   the relation to it.
# custom:
#   basis: b12, b13, row 15
package need_to_know.open_plan

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Guidance and its reasons
# description: What helps, what to avoid, and why.
# custom:
#   basis: b12, b13
grants contains {"rule": "open_plan.strategies", "level": "full"} if kind.open_part == "strategies"

# METADATA
# scope: rule
# title: How the pupil is supported
# description: |
#   Who supports the pupil, how home likes to be told, what was noticed, what contacts and check-ins came to, what a
#   programme is for and what came of it.
# custom:
#   basis: b12, b13
grants contains {"rule": "open_plan.how_supported", "level": "summary"} if {
	kind.open_part in {"directory", "home", "contacts", "signs", "programme", "check_ins", "impact"}
}

# METADATA
# scope: rule
# title: Knows that other support goes on
# description: That the pupil was referred, that a session was held, that there is an agreement to ask about first.
# custom:
#   basis: b12, b13
grants contains {"rule": "open_plan.support_goes_on", "level": "existence"} if {
	kind.open_part in {"referral", "sessions", "agreement"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where those who lead pastoral support may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "open_plan.staff_summary", "level": "summary"} if {
	kind.open_part == "sessions"
	"pastoral_leads" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Was there
# description: A contact at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "open_plan.was_there", "level": "full"} if kind.attended_part == "contacts"

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "open_plan.told_by_lead", "level": level} if some level in kind.levels_told

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "open_plan.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "signs", "referral", "check_ins", "concerns"}
}
