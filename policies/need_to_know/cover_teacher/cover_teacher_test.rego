package need_to_know.cover_teacher_test

import data.checks.questions_test as questions

_row := {
	"directory": "existence",
	"home": "none",
	"contacts": "none",
	"signs": "none",
	"strategies": "summary",
	"referral": "none",
	"programme": "none",
	"plans": "none",
	"sessions": "none",
	"group": "none",
	"agreement": "none",
	"check_ins": "none",
	"impact": "none",
	"concerns": "none",
	"tellings": "none",
}

_theirs := ["staff", "cover_teacher"]

test_reads_their_row if questions.levels(_theirs, object.keys(_row), {}) == _row

test_teaches_when_they_ask_as_such if {
	answer := questions.told_for(_theirs, "teaching", {"part": "directory"})
	answer.because == {"cover_teacher.roll"}
	questions.told_for(_theirs, "teaching", {"part": "signs", "mine": ["author"]}).level == "full"
}

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "none",
	"monitoring": "none",
	"reviews": "none",
	"meetings": "none",
	"actions": "none",
	"support_map": "none",
	"figures": "none",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "cover_teacher"], object.keys(_plan), {}) == _plan

test_reads_their_own_words_in_a_plan if {
	every part in {"monitoring"} {
		answer := questions.told(["staff", "cover_teacher"], {"part": part, "mine": ["author"]})
		"cover_teacher.own_words" in answer.because
	}
}
