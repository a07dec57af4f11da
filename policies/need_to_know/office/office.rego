# METADATA
# title: School office
# description: Keeps the particulars of staff.
# custom:
#   basis: b11, part "staff"
package need_to_know.office

import data.need_to_know.kind

# METADATA
# title: Particulars of staff
# description: All that is held about a member of staff's post and person.
# custom:
#   basis: b11, part "staff"
grants contains {"rule": "office.particulars", "level": "full"} if {
	kind.open_part == "staff"
}
