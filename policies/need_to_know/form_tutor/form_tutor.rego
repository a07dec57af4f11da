# METADATA
# title: Form tutor, primary class teacher
# description: A tutor who oversees the welfare of every pupil in the form, or who teaches the class all day.
# custom:
#   basis: b7, b9, row 7; section 4
package need_to_know.form_tutor

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows how to help
# description: |
#   Who supports the pupil, how home likes to be told, what was noticed, what contacts and check-ins came to, what
#   helps, what the programme is for and what came of it.
# custom:
#   basis: b7, b9
grants contains {"rule": "form_tutor.how_to_help", "level": "summary"} if {
	kind.open_part in {
		"directory", "home", "contacts", "signs",
		"strategies", "programme", "check_ins", "impact",
	}
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: |
#   That the pupil was referred or works in a group, that a session was held, that there is an agreement to ask about
#   first.
# custom:
#   basis: b7, b9
grants contains {"rule": "form_tutor.support_goes_on", "level": "existence"} if {
	kind.open_part in {"referral", "sessions", "group", "agreement"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where the class teacher may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "form_tutor.staff_summary", "level": "summary"} if {
	kind.open_part == "sessions"
	"class_teacher" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Helps to carry the plan
# description: Its targets, how days and reviews went, who is to do what, who supports the pupil, and attendance.
# custom:
#   basis: b9, section 4
grants contains {"rule": "form_tutor.carries_the_plan", "level": "summary"} if {
	kind.open_part in {"targets", "monitoring", "reviews", "actions", "support_map", "figures"}
}

# METADATA
# scope: rule
# title: Knows what goes on around the plan
# description: What was asked for before it, whether it was signed, and when there is a meeting.
# custom:
#   basis: b9, section 4
grants contains {"rule": "form_tutor.around_the_plan", "level": "existence"} if {
	kind.open_part in {"psp_documents", "signatures", "meetings"}
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "form_tutor.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "meetings"}
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "form_tutor.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "form_tutor.own_words", "level": "own"} if {
	kind.own_part in {
		"contacts", "signs", "referral", "check_ins", "concerns",
		"psp_documents", "monitoring", "actions",
	}
}
