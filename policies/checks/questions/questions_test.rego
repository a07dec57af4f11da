package checks.questions_test

import data.may_write
import data.need_to_know

# A question of reading: the reader's relations, and what is particular about the kind of entry.
reading(relations, kind) := object.union(
	{
		"capacity": "staff",
		"purpose": null,
		"relations": [],
		"kind": {
			"part": "contacts",
			"labels": [],
			"corrected": false,
			"matter": [],
			"mine": [],
			"audience": ["class_teacher", "senco"],
			"default": ["class_teacher", "senco"],
			"pupil_said": {"class_teacher": "not_asked", "senco": "not_asked", "subject_teachers": "not_asked"},
			"in_date": true,
			"told": "none",
			"own_readable": true,
			"after_concern_about_me": false,
			"of_me": false,
		},
	},
	{"relations": relations, "kind": kind},
)

told(relations, kind) := answer if {
	answer := need_to_know.decision with input as reading(relations, kind)
}

level(relations, kind) := told(relations, kind).level

# As told, by somebody who comes in another capacity, or names a purpose.
told_as(capacity, relations, kind) := answer if {
	answer := need_to_know.decision with input as reading(relations, kind) with input.capacity as capacity
}

told_for(relations, purpose, kind) := answer if {
	answer := need_to_know.decision with input as reading(relations, kind) with input.purpose as purpose
}

levels(relations, parts, changes) := {part: told_here |
	some part in parts
	told_here := level(relations, object.union({"part": part}, changes))
}

# A question of writing: the person's relations, the act, and what is particular about what it is about.
acting(relations, act, about) := object.union(
	{
		"capacity": "staff",
		"purpose": null,
		"relations": [],
		"about": {
			"part": null,
			"matter": [],
			"mine": [],
			"post": null,
			"oneself": false,
			"author_of_matter": false,
			"subject_posts": [],
			"requested_by": null,
		},
	},
	{"relations": relations, "act": act, "about": about},
)

because(relations, act, about) := rules if {
	answer := may_write.decision with input as acting(relations, act, about)
	given := answer.because != set()
	answer.leave == given
	rules := answer.because
}
