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
