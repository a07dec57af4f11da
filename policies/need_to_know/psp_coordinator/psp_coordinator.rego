# METADATA
# title: PSP coordinator
# description: |
#   Coordinates a pastoral support programme of this pupil while it is open. The plan, what was said for it and its
#   meetings open by the relation to that plan alone.
# custom:
#   basis: b12, b13, section 4
package need_to_know.psp_coordinator

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The plan that they coordinate
# description: |
#   What was gathered for it and what was said, its targets and signatures, how days and reviews went, its meetings, and
#   who is to do what.
# custom:
#   basis: b12, b13
grants_here contains {"rule": "psp_coordinator.own_plan", "level": "full"} if {
	kind.open_part in {
		"psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews", "meetings",
		"actions",
	}
}

# METADATA
# scope: rule
# title: Who supports the pupil, and the figures
# description: Since when and why somebody supports the pupil; attendance, suspensions and incidents.
# custom:
#   basis: b12, b13
grants contains {"rule": "psp_coordinator.around_the_pupil", "level": "full"} if {
	kind.open_part in {"support_map", "figures"}
}
