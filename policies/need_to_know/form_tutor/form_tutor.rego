# METADATA
# title: Form tutor, primary class teacher
# description: A tutor who oversees the welfare of every pupil in the form, or who teaches the class all day.
# custom:
#   basis: b7, b9, row 7
package need_to_know.form_tutor

import data.need_to_know.asking
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows how to help
# description: Who supports the pupil, what contacts came to, what helps, and what the programme is for.
# custom:
#   basis: b7, b9
grants contains {"rule": "form_tutor.how_to_help", "level": "summary"} if {
	_applies
	kind.open_part in {"directory", "contacts", "strategies", "programme"}
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: That the pupil was referred, that a session was held, that there is an agreement to ask about first.
# custom:
#   basis: b7, b9
grants contains {"rule": "form_tutor.support_goes_on", "level": "existence"} if {
	_applies
	kind.open_part in {"referral", "sessions", "agreement"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where the class teacher may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "form_tutor.staff_summary", "level": "summary"} if {
	_applies
	kind.open_part == "sessions"
	"class_teacher" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Was there
# description: A contact at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "form_tutor.was_there", "level": "full"} if {
	_applies
	kind.attended_part == "contacts"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "form_tutor.told_by_lead", "level": level} if {
	_applies
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
own contains "form_tutor.own_words" if {
	_applies
	kind.own_part in {"contacts", "referral", "concerns"}
}

_applies if "form_tutor" in asking.counted

_applies if "class_teacher" in asking.counted
