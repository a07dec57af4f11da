# METADATA
# title: Acts on an ELSA's own support
# description: |
#   The ELSA writes their own; the line manager records meetings, supervision and accreditation for those they manage.
# custom:
#   basis: b5, b22; domain, E7 and J8
package may_write.support

import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done about an ELSA's own support.
# custom:
#   basis: domain, E7 and J8
acts := (_own | _of_the_manager) | _of_the_head

# METADATA
# scope: rule
# title: Their own
# description: What the ELSA offloads, what stands in their way, and the supervision they attended. Nobody in their name.
# custom:
#   basis: b5, b22; domain, E7 and J8
leave contains "support.own" if {
	input.act in _own
	input.about.oneself
	asking.employed
	"elsa" in input.relations
}

# METADATA
# scope: rule
# title: The line manager of this ELSA
# description: Meetings, supervision and accreditation of those they manage, and an answer to what stands in the way.
# custom:
#   basis: b5, b22; domain, E7 and J8
leave contains "support.manager_records" if {
	input.act in _of_the_manager
	not input.about.oneself
	asking.employed
	"line_manager_of_elsa" in input.relations
}

# METADATA
# scope: rule
# title: The supervising psychologist of this ELSA
# description: That the ELSA attended. Not on the staff, and nothing else is theirs to record.
# custom:
#   basis: b22
leave contains "support.supervisor_records" if {
	input.act == "support.record_supervision"
	not input.about.oneself
	input.capacity == "staff"
	"educational_psychologist" in input.relations
	"supervising_psychologist" in input.relations
}

# METADATA
# scope: rule
# title: The head
# description: Accreditation of any ELSA, and an answer to what only the head can move. Never their own.
# custom:
#   basis: b5, b8, b22
leave contains "support.head_records" if {
	input.act in _of_the_head
	not input.about.oneself
	"head" in asking.counted
}

_own := {"support.offload", "support.report_blocker", "support.record_supervision"}

_of_the_manager := {
	"support.record_supervision", "support.record_manager_meeting", "support.record_accreditation",
	"support.answer_blocker",
}

_of_the_head := {"support.record_accreditation", "support.answer_blocker"}
