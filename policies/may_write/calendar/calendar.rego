# METADATA
# title: Acts on the school's calendar
# description: Terms, half terms and closures.
# custom:
#   basis: access table, section 6, lists
package may_write.calendar

import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with the calendar.
# custom:
#   basis: access table, section 6, lists
acts := {"calendar.set_terms"}

# METADATA
# scope: rule
# title: The office sets the terms
# description: The office or the administrator, who keep the lists.
# custom:
#   basis: access table, section 6, lists
leave contains "calendar.office_sets_terms" if {
	input.act == "calendar.set_terms"
	some relation in {"office", "administrator"}
	relation in asking.counted
}
