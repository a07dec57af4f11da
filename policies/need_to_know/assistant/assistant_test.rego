package need_to_know.assistant_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "existence",
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

_theirs := ["staff", "assistant_or_mentor"]

test_reads_their_row if questions.levels(_theirs, object.keys(_row), {}) == _row

test_reads_the_staff_summary_where_the_pupil_agreed if {
	agreed := {"part": "sessions", "audience": ["support_staff"], "pupil_said": {"support_staff": "agreed"}}
	questions.level(_theirs, agreed) == "summary"
}

test_reads_in_full_where_they_were_present if questions.level(_theirs, {"mine": ["present"]}) == "full"

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if {
	answer := questions.told(_theirs, {"part": "check_ins", "mine": ["author"]})
	answer.because == {"assistant.own_words"}
	not answer.reveals
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

test_reads_their_row_of_a_plan if questions.levels(["staff", "assistant_or_mentor"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "assistant_or_mentor"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents", "monitoring", "actions"} {
		answer := questions.told(["staff", "assistant_or_mentor"], {"part": part, "mine": ["author"]})
		"assistant.own_words" in answer.because
	}
}
