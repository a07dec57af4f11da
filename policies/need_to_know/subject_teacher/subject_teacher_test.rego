package need_to_know.subject_teacher_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "none",
	"signs": "none",
	"strategies": "summary",
	"referral": "none",
	"programme": "existence",
	"plans": "none",
	"sessions": "existence",
	"group": "existence",
	"agreement": "existence",
	"check_ins": "none",
	"impact": "existence",
	"concerns": "none",
	"tellings": "none",
}

test_reads_their_row if questions.levels(["staff", "subject_teacher"], object.keys(_row), {}) == _row

test_reads_the_staff_summary_where_the_pupil_agreed if {
	agreed := {"part": "sessions", "audience": ["subject_teachers"], "pupil_said": {"subject_teachers": "agreed"}}
	questions.level(["staff", "subject_teacher"], agreed) == "summary"
}

test_reads_in_full_where_they_were_present if {
	questions.level(["staff", "subject_teacher"], {"mine": ["present"]}) == "full"
}

test_reads_what_a_lead_told_them if {
	questions.level(["staff", "subject_teacher"], {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if {
	answer := questions.told(["staff", "subject_teacher"], {"part": "referral", "mine": ["author"]})
	"subject_teacher.own_words" in answer.because
}

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "none",
	"monitoring": "none",
	"reviews": "existence",
	"meetings": "none",
	"actions": "none",
	"support_map": "existence",
	"figures": "none",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "subject_teacher"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "subject_teacher"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents", "monitoring", "actions"} {
		answer := questions.told(["staff", "subject_teacher"], {"part": part, "mine": ["author"]})
		"subject_teacher.own_words" in answer.because
	}
}
