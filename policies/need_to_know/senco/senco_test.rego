package need_to_know.senco_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "summary",
	"signs": "summary",
	"strategies": "full",
	"referral": "full",
	"programme": "full",
	"plans": "summary",
	"sessions": "summary",
	"group": "existence",
	"agreement": "summary",
	"check_ins": "summary",
	"impact": "full",
	"concerns": "none",
	"tellings": "none",
}

test_reads_their_row if questions.levels(["staff", "senco"], object.keys(_row), {}) == _row

test_knows_that_a_session_was_held_where_the_author_narrowed_the_audience if {
	narrowed := {"part": "sessions", "audience": ["class_teacher"]}
	questions.told(["staff", "senco"], narrowed).withheld == "ask"
	questions.level(["staff", "senco"], narrowed) == "existence"
}

test_reads_in_full_where_they_were_present if {
	questions.level(["staff", "senco"], {"mine": ["present"]}) == "full"
}

test_reads_what_a_lead_told_them if {
	questions.level(["staff", "senco"], {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if {
	answer := questions.told(["staff", "senco"], {"part": "concerns", "mine": ["author"]})
	"senco.own_words" in answer.because
}

_plan := {
	"psp_documents": "full",
	"parent_words": "existence",
	"pupil_words": "summary",
	"targets": "full",
	"signatures": "full",
	"monitoring": "summary",
	"reviews": "full",
	"meetings": "summary",
	"actions": "summary",
	"support_map": "full",
	"figures": "full",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "senco"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "senco"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"parent_words", "pupil_words", "meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"actions"} {
		answer := questions.told(["staff", "senco"], {"part": part, "mine": ["author"]})
		"senco.own_words" in answer.because
	}
}
