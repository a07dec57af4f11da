# METADATA
# title: Data protection officer
# description: Reviews who has read, without a request in hand. Nothing of a case.
# custom:
#   basis: b24, row 20
package need_to_know.data_protection_officer

import data.need_to_know.kind

# METADATA
# title: What leads have read
# description: "Leads do not review their own readings: which lead read what, and when."
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "data_protection_officer.readings_of_leads", "level": "summary"} if {
	kind.open_part == "told"
	"by_lead" in input.kind.labels
}
