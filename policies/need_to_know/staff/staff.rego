# METADATA
# title: Any member of staff
# description: |
#   In post, with no relation to the pupil that would open more: another ELSA, a lunch supervisor, last year's
#   teacher. Whoever has another relation is a member of staff too.
# custom:
#   basis: b1, b11, rows 3 and 11
package need_to_know.staff

import data.need_to_know.asking
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Who is on the roll
# description: Name, year and form.
# custom:
#   basis: b11, rows 3 and 11
grants contains {"rule": "staff.roll", "level": "existence"} if {
	"staff" in asking.counted
	kind.open_part == "directory"
}

# METADATA
# scope: rule
# title: Who works here
# description: The name and post of every member of staff, to every member of staff, for whatever purpose they ask.
# custom:
#   basis: b11, part "staff"
grants contains {"rule": "staff.colleagues", "level": "existence"} if {
	asking.employed
	_carries_the_purpose
	kind.open_part == "staff"
}

# METADATA
# scope: rule
# title: Their own particulars
# description: All that is held about their own post and person.
# custom:
#   basis: b11, part "staff"
grants contains {"rule": "staff.own_particulars", "level": "full"} if {
	_carries_the_purpose
	kind.open_part == "staff"
	input.kind.of_me
}

# METADATA
# scope: rule
# title: What they have read
# description: Which of their own readings is recorded, and when.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "staff.own_readings", "level": "summary"} if {
	_carries_the_purpose
	kind.open_part == "told"
	input.kind.of_me
}

# METADATA
# scope: rule
# title: Who has read what they wrote
# description: Which reader, in which role, when.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "staff.readers_of_own_entries", "level": "summary"} if {
	_carries_the_purpose
	kind.written_part == "told"
}

# METADATA
# scope: rule
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own", rows 3 and 11
grants contains {"rule": "staff.own_words", "level": "own"} if {
	"staff" in asking.counted
	kind.own_part in {"contacts", "signs", "referral", "concerns"}
}

# METADATA
# scope: rule
# title: Their own words in a plan
# description: |
#   What they said or wrote themselves, by whichever relation they ask that has no row of its own there.
# custom:
#   basis: b1, b11, rule "own", section 4
grants contains {"rule": "staff.own_words_in_plans", "level": "own"} if {
	some relation in {
		"staff", "elsa", "administrator", "office", "educational_psychologist",
		"data_protection_officer",
	}
	relation in asking.counted
	kind.own_part in kind.of_plans
}

# METADATA
# scope: rule
# title: The concern about an adult that they raised
# description: The raiser's own words, volunteers included. All others have nothing.
# custom:
#   basis: b17, part "adult_concerns"
grants contains {"rule": "staff.raised_about_an_adult", "level": "own"} if {
	_carries_the_purpose
	kind.written_part == "adult_concerns"
}

_carries_the_purpose if {
	input.capacity == "staff"
	asking.counted != set()
}
