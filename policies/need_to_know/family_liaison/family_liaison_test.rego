package need_to_know.family_liaison_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "full",
	"contacts": "summary",
	"signs": "none",
	"strategies": "summary",
	"referral": "none",
	"programme": "existence",
	"plans": "none",
	"sessions": "existence",
	"group": "none",
	"agreement": "existence",
	"check_ins": "none",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

_theirs := ["staff", "family_liaison_worker"]

test_reads_their_row if questions.levels(_theirs, object.keys(_row), {}) == _row

test_may_ask_about_a_session if questions.told(_theirs, {"part": "sessions"}).withheld == "ask"

test_reads_in_full_where_they_were_present if questions.level(_theirs, {"mine": ["present"]}) == "full"

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if questions.level(_theirs, {"part": "signs", "mine": ["said_by"]}) == "full"

_plan := {
	"psp_documents": "none",
	"parent_words": "existence",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "summary",
	"monitoring": "summary",
	"reviews": "summary",
	"meetings": "none",
	"actions": "summary",
	"support_map": "summary",
	"figures": "none",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "family_liaison_worker"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "family_liaison_worker"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"parent_words", "pupil_words", "meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"monitoring", "actions"} {
		answer := questions.told(["staff", "family_liaison_worker"], {"part": part, "mine": ["author"]})
		"family_liaison.own_words" in answer.because
	}
}
