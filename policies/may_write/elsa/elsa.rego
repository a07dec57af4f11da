# METADATA
# title: Acts on ELSA referrals and programmes
# description: Who refers, who decides, and who writes up the work. Nobody in another's name.
# custom:
#   basis: b1, b5, b7; access table, section 6
package may_write.elsa

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a referral or a programme.
# custom:
#   basis: access table, section 6
acts := _by_the_elsa | {"elsa.refer", "elsa.decide_referral", "elsa.start_programme", "elsa.confirm_summary"}

# METADATA
# scope: rule
# title: Those who work with the pupil refer
# description: Any member of staff with a relation to the pupil.
# custom:
#   basis: b7; domain, E1
leave contains "elsa.staff_refer" if {
	input.act == "elsa.refer"
	some relation in {
		"form_tutor", "class_teacher", "subject_teacher", "senco",
		"elsa_of_pupil", "line_manager_of_pupil", "lead", "head",
		"covering_elsa_of_pupil", "assistant_or_mentor", "cover_teacher", "pastoral_leader", "family_liaison_worker",
	}
	relation in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: A pupil or parent asked for it
# description: The adult who heard the request passes it on.
# custom:
#   basis: b7; domain, T12
leave contains "elsa.request_heard" if {
	input.act == "elsa.refer"
	input.about.requested_by in {"pupil", "parent"}
	asking.employed
	not bars.barred
}

# METADATA
# scope: rule
# title: The line manager decides on a referral
# description: With the ELSA. Where the referral names no ELSA yet, whoever holds the post.
# custom:
#   basis: b5; domain, E1
leave contains "elsa.manager_decides" if {
	input.act == "elsa.decide_referral"
	_manages
	not bars.barred
}

# METADATA
# scope: rule
# title: The ELSA starts the programme
# description: From the referral that they handle.
# custom:
#   basis: b1; domain, E2
leave contains "elsa.starts_it" if {
	input.act == "elsa.start_programme"
	asking.employed
	"delivering_elsa" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: The ELSA writes up the work
# description: Whoever delivers, covers or took it over, and nobody in their name.
# custom:
#   basis: b1, row 2; domain, E2 to E4 and E8
leave contains "elsa.own_work" if {
	input.act in (_by_the_elsa | {"elsa.confirm_summary"})
	asking.employed
	some relation in {"delivering_elsa", "covering_elsa"}
	relation in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who word summaries for staff confirm them
# description: For the staff of a new school year, beside the ELSA the SENCO or a lead.
# custom:
#   basis: b8, b18; access table, section 6
leave contains "elsa.confirms_summary" if {
	input.act == "elsa.confirm_summary"
	some relation in {"senco", "lead"}
	relation in asking.counted
	not bars.barred
}

_by_the_elsa := {
	"elsa.set_aims", "elsa.plan_session", "elsa.note_session", "elsa.record_session_not_held", "elsa.end_programme",
	"elsa.extend_programme", "elsa.plan_touch_base", "elsa.touch_base", "elsa.end_touch_base",
}

_manages if {
	asking.employed
	"line_manager" in input.about.matter
}

_manages if "line_manager_post" in asking.counted
