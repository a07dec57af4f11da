# METADATA
# title: Subject teacher
# description: Somebody who teaches the pupil a subject.
# custom:
#   basis: b1, b7, row 8
package need_to_know.subject_teacher

import data.need_to_know.asking
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Knows how to help
# description: Who supports the pupil, what helps and what to avoid.
# custom:
#   basis: b1, b7
grants contains {"rule": "subject_teacher.how_to_help", "level": "summary"} if {
	_applies
	kind.open_part in {"directory", "strategies"}
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: When the pupil is out of class, whom to ask, and that there is an agreement to ask about first.
# custom:
#   basis: b1, b7
grants contains {"rule": "subject_teacher.support_goes_on", "level": "existence"} if {
	_applies
	kind.open_part in {"programme", "sessions", "agreement"}
}

# METADATA
# scope: rule
# title: Reads the staff summary
# description: What the author wrote for staff, where subject teachers may read it today.
# custom:
#   basis: b2, b3, rule "audience"
grants contains {"rule": "subject_teacher.staff_summary", "level": "summary"} if {
	_applies
	kind.open_part == "sessions"
	"subject_teachers" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: Was there
# description: A contact at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "subject_teacher.was_there", "level": "full"} if {
	_applies
	kind.attended_part == "contacts"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "subject_teacher.told_by_lead", "level": level} if {
	_applies
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
own contains "subject_teacher.own_words" if {
	_applies
	kind.own_part in {"contacts", "referral", "concerns"}
}

_applies if "subject_teacher" in asking.counted
