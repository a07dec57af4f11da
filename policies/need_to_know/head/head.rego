# METADATA
# title: Headteacher
# description: |
#   A headteacher who is not a lead: sees what is provided and what came of it, not what was confided. Whoever is a
#   lead too has both.
# custom:
#   basis: b8, b17, b18, row 17; section 4
package need_to_know.head

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The roll, and what came of support
# description: The whole roll line, and impact reports.
# custom:
#   basis: b8
grants contains {"rule": "head.roll_and_impact", "level": "full"} if {
	kind.open_part in {"directory", "impact"}
}

# METADATA
# scope: rule
# title: What is provided
# description: How home likes to be told, what helps, what was asked for and what the programme is for.
# custom:
#   basis: b8
grants contains {"rule": "head.provision", "level": "summary"} if {
	kind.open_part in {"home", "strategies", "referral", "programme"}
}

# METADATA
# scope: rule
# title: That the work goes on
# description: That there was contact, that something was noticed, that sessions and a group are held, as agreed.
# custom:
#   basis: b8
grants contains {"rule": "head.work_goes_on", "level": "existence"} if {
	kind.open_part in {"contacts", "signs", "sessions", "group", "agreement"}
}

# METADATA
# scope: rule
# title: Answers for the plan
# description: Its targets and signatures, its reviews, who is to do what, and the figures.
# custom:
#   basis: b8, section 4
grants contains {"rule": "head.plan", "level": "full"} if {
	kind.open_part in {"targets", "signatures", "reviews", "actions", "figures"}
}

# METADATA
# scope: rule
# title: How the plan goes
# description: What was gathered for it, how days went, the record of meetings, and who supports the pupil.
# custom:
#   basis: b8, section 4
grants contains {"rule": "head.how_the_plan_goes", "level": "summary"} if {
	kind.open_part in {"psp_documents", "monitoring", "meetings", "support_map"}
}

# METADATA
# scope: rule
# title: Decides on an exclusion
# description: All that was gathered, where that is what they ask it for.
# custom:
#   basis: b8, section 4, purpose "exclusion"
grants contains {"rule": "head.decides_on_exclusion", "level": "full"} if {
	input.purpose == "exclusion"
	kind.open_part == "psp_documents"
}

# METADATA
# scope: rule
# title: Was there
# description: A meeting at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "head.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "meetings"}
}

# METADATA
# scope: rule
# title: Knows that there is a concern
# description: As the lead words it; the account itself only when a lead tells it.
# custom:
#   basis: b17, b18
grants contains {"rule": "head.concerns", "level": "summary"} if {
	kind.open_part == "concerns"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "head.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# scope: rule
# title: What leads have read
# description: "Leads do not review their own readings: the head sees which lead read what, and when."
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "head.readings_of_leads", "level": "summary"} if {
	kind.open_part == "told"
	"by_lead" in input.kind.labels
}
