package need_to_know.key_worker_test

import data.checks.questions_test as questions

_plan := {
	"psp_documents": "summary",
	"parent_words": "existence",
	"pupil_words": "summary",
	"targets": "full",
	"signatures": "full",
	"monitoring": "full",
	"reviews": "full",
	"meetings": "summary",
	"actions": "summary",
	"support_map": "summary",
	"figures": "summary",
}

_of_pupil := ["staff", "key_worker_of_pupil"]

_of_plan(kind) := object.union({"matter": ["key_worker"]}, kind)

test_reads_their_row_of_the_plan if questions.levels(_of_pupil, object.keys(_plan), _of_plan({})) == _plan

test_reads_of_another_plan_only_what_is_the_pupils if {
	found := {part | some part in object.keys(_plan); questions.level(_of_pupil, {"part": part}) != "none"}
	found == {"support_map", "figures"}
}

test_reads_a_meeting_at_which_they_were_present if {
	questions.level(_of_pupil, _of_plan({"part": "meetings", "mine": ["present"]})) == "full"
	questions.level(_of_pupil, _of_plan({"part": "parent_words", "mine": ["present"]})) == "existence"
	questions.level(_of_pupil, {"part": "meetings", "mine": ["present"]}) == "none"
}

test_reads_their_own_words if {
	every part in {"psp_documents", "actions"} {
		own := questions.told(_of_pupil, _of_plan({"part": part, "mine": ["author"]}))
		"key_worker.own_words" in own.because
	}
	meeting := questions.told(_of_pupil, _of_plan({"part": "meetings", "mine": ["author"]}))
	not "key_worker.own_words" in meeting.because
}

test_reads_nothing_in_which_they_are_named if {
	every part in {"pupil_words", "parent_words"} {
		questions.level(_of_pupil, _of_plan({"part": part, "mine": ["named"]})) == "none"
	}
}
