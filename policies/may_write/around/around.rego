# METADATA
# title: Acts on the support around a pupil
# description: |
#   Who says who supports and who coordinates, what staff need, who gives a place in a unit, and who asks for help and
#   answers. The table is silent but for requests: those who read the map in full keep it.
# custom:
#   basis: b7, b8, b10, b12, b18; access table, section 4, column MAP, and section 6; domain, T1 and T12
package may_write.around

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done around a pupil.
# custom:
#   basis: domain, T1 and T12
acts := _of_the_map | {
	"around.record_staff_need", "around.answer_staff_need",
	"around.ask_for_help", "around.pass_on_request", "around.answer_help",
}

# METADATA
# scope: rule
# title: Those who coordinate keep the map
# description: |
#   Who supports and who coordinates, and a place in a unit: the SENCO, who leads on behaviour and attendance, who
#   coordinates a plan of the pupil, and leads.
# custom:
#   basis: b8, b10, b12, b18; domain, T1 and T12
leave contains "around.map_kept" if {
	input.act in (_of_the_map | {"around.answer_staff_need"})
	some relation in {"senco", "pastoral_leader", "psp_coordinator_of_pupil", "lead"}
	relation in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Staff say what they need
# description: Anybody who works with the pupil, for themself or for a colleague.
# custom:
#   basis: b7; toolkit, sheet 3.1
leave contains "around.staff_say_what_they_need" if {
	input.act == "around.record_staff_need"
	some relation in {
		"form_tutor", "class_teacher", "subject_teacher", "senco",
		"elsa_of_pupil", "line_manager_of_pupil", "lead", "head",
		"covering_elsa_of_pupil", "assistant_or_mentor", "cover_teacher", "pastoral_leader", "family_liaison_worker",
		"psp_coordinator_of_pupil", "key_worker_of_pupil",
	}
	relation in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: A parent asks for help
# description: For their own child, as a parent whom nothing excludes.
# custom:
#   basis: b20; domain, T12
leave contains "around.parent_asks" if {
	input.act == "around.ask_for_help"
	input.capacity == "parent"
	"parent" in asking.counted
}

# METADATA
# scope: rule
# title: A pupil asks for help
# description: For themself, with an adult at their side.
# custom:
#   basis: b3; domain, T12
leave contains "around.pupil_asks" if {
	input.act == "around.ask_for_help"
	input.capacity == "pupil"
	"pupil" in asking.counted
}

# METADATA
# scope: rule
# title: Whoever heard it passes it on
# description: Any member of staff whom a pupil or a parent asked.
# custom:
#   basis: b7; access table, section 6; domain, T12
leave contains "around.request_heard" if {
	input.act == "around.pass_on_request"
	input.about.requested_by in {"pupil", "parent"}
	asking.employed
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who read the request answer it
# description: The SENCO, who leads on behaviour and attendance, and leads; never somebody whom it names.
# custom:
#   basis: b8, b10, b18; domain, T12
leave contains "around.request_answered" if {
	input.act == "around.answer_help"
	some relation in {"senco", "pastoral_leader", "lead"}
	relation in asking.counted
	not bars.barred
}

_of_the_map := {
	"around.coordinate", "around.name_supporter", "around.end_supporter",
	"around.enter_unit", "around.leave_unit",
}
