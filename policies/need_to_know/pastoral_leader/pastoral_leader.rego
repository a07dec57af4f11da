# METADATA
# title: Head of year, behaviour and attendance leader
# description: Works at both pastoral and academic levels with the pupils of a year, or with those assigned.
# custom:
#   basis: b10, row 12; section 4
package need_to_know.pastoral_leader

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Early signs
# description: What was noticed, by whomever; what is usual for this pupil; risk and protective factors.
# custom:
#   basis: b10
grants contains {"rule": "pastoral_leader.early_signs", "level": "full"} if {
	kind.open_part == "signs"
}

# METADATA
# scope: rule
# title: Knows how it goes
# description: |
#   Who supports the pupil, how home likes to be told, what contacts and check-ins came to, what was asked for, what
#   helps, what the programme is for and what came of it.
# custom:
#   basis: b10
grants contains {"rule": "pastoral_leader.how_it_goes", "level": "summary"} if {
	kind.open_part in {"directory", "home", "contacts", "strategies", "referral", "programme", "check_ins", "impact"}
}

# METADATA
# scope: rule
# title: Knows that sessions are held
# description: That a session was held, that there is a group, and an agreement to ask about first.
# custom:
#   basis: b10
grants contains {"rule": "pastoral_leader.support_goes_on", "level": "existence"} if {
	kind.open_part in {"sessions", "group", "agreement"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where pastoral leads may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "pastoral_leader.staff_summary", "level": "summary"} if {
	kind.open_part == "sessions"
	"pastoral_leads" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: The plan
# description: Its targets and signatures, how days and reviews went, who is to do what, and the figures.
# custom:
#   basis: b10, section 4
grants contains {"rule": "pastoral_leader.plan", "level": "full"} if {
	kind.open_part in {"targets", "signatures", "monitoring", "reviews", "actions", "support_map", "figures"}
}

# METADATA
# scope: rule
# title: What was gathered, and the record of meetings
# description: The summary made before a meeting, and the record as circulated.
# custom:
#   basis: b10, section 4
grants contains {"rule": "pastoral_leader.meetings", "level": "summary"} if {
	kind.open_part in {"psp_documents", "meetings"}
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present, a parent's or pupil's words that they heard.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "pastoral_leader.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "parent_words", "pupil_words", "meetings"}
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "pastoral_leader.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "pastoral_leader.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "referral", "check_ins", "concerns", "psp_documents"}
}
