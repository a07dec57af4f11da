# METADATA
# title: Acts on the practitioner register
# description: |
#   A register is a list, and lists are the office's; the head and the line manager record what they oversee. What a
#   practitioner puts into their portfolio is theirs alone.
# custom:
#   basis: b5; access table, section 6, lists; domain, P1
package may_write.training

import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with cohorts, and about a practitioner.
# custom:
#   basis: domain, P1
acts := (_cohorts | _recorded) | _own

# METADATA
# scope: rule
# title: The register is kept
# description: By the office or the administrator, as all lists, and by the head. Nobody their own.
# custom:
#   basis: access table, section 6, lists; domain, P1
leave contains "training.register_kept" if {
	input.act in (_cohorts | _recorded)
	not input.about.oneself
	some relation in {"office", "administrator", "head"}
	relation in asking.counted
}

# METADATA
# scope: rule
# title: The line manager records what they oversee
# description: Days, hours, qualification and gatherings of those they manage. Not who trains together.
# custom:
#   basis: b5; domain, P1
leave contains "training.manager_records" if {
	input.act in _recorded
	not input.about.oneself
	asking.employed
	"line_manager_of_elsa" in input.relations
}

# METADATA
# scope: rule
# title: The practitioner's own
# description: Their portfolio, and that they kept in touch with the others.
# custom:
#   basis: domain, P1
leave contains "training.own" if {
	input.act in _own
	input.about.oneself
	asking.employed
}

_cohorts := {"training.form_cohort", "training.join_cohort", "training.leave_cohort"}

_recorded := {
	"training.record_day", "training.record_hours", "training.record_qualification",
	"training.record_gathering",
}

_own := {"training.add_to_portfolio", "training.record_gathering"}
