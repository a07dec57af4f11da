# METADATA
# title: Cover or supply teacher
# description: On the day of the lesson. Knows what helps and what to avoid, and nothing else.
# custom:
#   basis: b11, b23, row 10; section 4
package need_to_know.cover_teacher

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Who is in the lesson
# description: Name, year and form.
# custom:
#   basis: b11
grants contains {"rule": "cover_teacher.roll", "level": "existence"} if {
	kind.open_part == "directory"
}

# METADATA
# scope: rule
# title: Knows how to help
# description: What helps, what to avoid, whom to ask, and the targets of a plan.
# custom:
#   basis: b1, b11, b23, section 4
grants contains {"rule": "cover_teacher.how_to_help", "level": "summary"} if {
	kind.open_part in {"strategies", "targets"}
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "cover_teacher.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "signs", "concerns", "monitoring"}
}
