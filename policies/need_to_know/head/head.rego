# METADATA
# title: Headteacher
# description: The headteacher as far as concerns go; the other columns of the row are not built.
# custom:
#   basis: b8, b17, b18, row 17
package need_to_know.head

import data.need_to_know.asking
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows that there is a concern
# description: As the lead words it; the account itself only when a lead tells it.
# custom:
#   basis: b17, b18
grants contains {"rule": "head.concerns", "level": "summary"} if {
	_applies
	kind.open_part == "concerns"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "head.told_by_lead", "level": level} if {
	_applies
	some level in kind.levels_told
}

# METADATA
# scope: rule
# title: What leads have read
# description: "Leads do not review their own readings: the head sees which lead read what, and when."
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "head.readings_of_leads", "level": "summary"} if {
	_applies
	kind.open_part == "told"
	"by_lead" in input.kind.labels
}

_applies if "head" in asking.counted
