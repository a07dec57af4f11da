package need_to_know.psp_coordinator_test

import data.checks.questions_test as questions

_plan := {
	"psp_documents": "full",
	"parent_words": "full",
	"pupil_words": "full",
	"targets": "full",
	"signatures": "full",
	"monitoring": "full",
	"reviews": "full",
	"meetings": "full",
	"actions": "full",
	"support_map": "full",
	"figures": "full",
}

_of_pupil := ["staff", "psp_coordinator_post", "psp_coordinator_of_pupil"]

test_reads_the_plan_that_they_coordinate if {
	questions.levels(_of_pupil, object.keys(_plan), {"matter": ["psp_coordinator"]}) == _plan
}

test_reads_of_another_plan_and_another_meeting_only_what_is_the_pupils if {
	found := {part | some part in object.keys(_plan); questions.level(_of_pupil, {"part": part}) != "none"}
	found == {"support_map", "figures"}
}

test_the_post_alone_opens_nothing if {
	every part in object.keys(_plan) {
		questions.level(["staff", "psp_coordinator_post"], {"part": part}) == "none"
	}
}

test_reads_nothing_in_which_they_are_named if {
	every part in {"pupil_words", "parent_words"} {
		questions.level(_of_pupil, {"part": part, "matter": ["psp_coordinator"], "mine": ["named"]}) == "none"
	}
}
