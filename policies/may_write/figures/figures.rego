# METADATA
# title: Acts on figures
# description: |
#   Who enters attendance, incidents, suspensions and permanent exclusions of a pupil, and who reports a term's numbers.
# custom:
#   basis: b8, b10, b13, b18, b24; domain, T11 and G9
package may_write.figures

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be recorded of figures.
# custom:
#   basis: domain, T11
acts := ((_counted | _excluded) | _after) | {"figures.report_numbers"}

# METADATA
# scope: rule
# title: Those who keep lists enter what was counted
# description: The office from its registers; a lead, the head; who leads on attendance, or coordinates the plan.
# custom:
#   basis: b8, b10, b13, b18; domain, T11
leave contains "figures.counted" if {
	input.act in _counted
	asking.employed
	some relation in {"office", "lead", "head", "pastoral_leader", "psp_coordinator_of_pupil"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: Suspensions and permanent exclusions are recorded for the head
# description: The decision is the head's alone. The head, a lead or the office records it, and nothing here prevents it.
# custom:
#   basis: b8, b18; domain, G9
leave contains "figures.excluded" if {
	input.act in _excluded
	asking.employed
	some relation in {"head", "lead", "office"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: What follows on an exclusion
# description: Who was told since, and whether it stands. For the head and the leads, who read what was recorded.
# custom:
#   basis: b8, b18; domain, G9
leave contains "figures.after_exclusion" if {
	input.act in _after
	asking.employed
	some relation in {"head", "lead"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: The head or a lead reports to the governors
# description: The numbers of a term, with small counts hidden.
# custom:
#   basis: b24, rule "numbers"
leave contains "figures.reported" if {
	input.act == "figures.report_numbers"
	asking.employed
	some relation in {"head", "lead"}
	relation in input.relations
}

_counted := {"figures.enter_attendance", "figures.count_incidents"}

_excluded := {"figures.record_suspension", "figures.record_permanent_exclusion"}

_after := {"figures.record_told", "figures.withdraw_exclusion"}
