# METADATA
# title: Designated safeguarding lead
# description: The lead, and a deputy while delegated. Reads everything of a case; not concerns about adults.
# custom:
#   basis: b4, b17, b18, row 16; section 4
package need_to_know.lead

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The whole case
# description: Every part of it, plans and meetings too, the wording for single readers included.
# custom:
#   basis: b4, b17, b18
grants contains {"rule": "lead.whole_case", "level": "full"} if {
	input.kind.part in ({
		"directory", "home", "contacts", "signs", "strategies", "referral", "programme", "plans",
		"sessions", "group", "agreement", "check_ins", "impact", "concerns", "tellings",
	} | kind.of_plans)
}

# METADATA
# scope: rule
# title: Who has been told
# description: Every disclosure but those to themself, which somebody else reviews.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "lead.who_was_told", "level": "full"} if {
	input.kind.part == "told"
	not input.kind.of_me
}

# METADATA
# scope: rule
# title: A concern about an adult, once told
# description: Nothing, until its holder records telling them.
# custom:
#   basis: b17, part "adult_concerns"
grants contains {"rule": "lead.told_about_an_adult", "level": "full"} if {
	input.kind.part == "adult_concerns"
	"told_full" in input.kind.matter
}
