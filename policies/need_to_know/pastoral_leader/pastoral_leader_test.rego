package need_to_know.pastoral_leader_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "summary",
	"signs": "full",
	"strategies": "summary",
	"referral": "summary",
	"programme": "summary",
	"plans": "none",
	"sessions": "existence",
	"group": "existence",
	"agreement": "existence",
	"check_ins": "summary",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

_theirs := ["staff", "pastoral_leader"]

test_reads_their_row if questions.levels(_theirs, object.keys(_row), {}) == _row

test_reads_the_staff_summary_where_the_pupil_agreed if {
	agreed := {"part": "sessions", "audience": ["all_staff"], "pupil_said": {"pastoral_leads": "agreed"}}
	questions.level(_theirs, agreed) == "summary"
}

test_reads_in_full_where_they_were_present if questions.level(_theirs, {"mine": ["present"]}) == "full"

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if questions.level(_theirs, {"part": "referral", "mine": ["author"]}) == "full"

_plan := {
	"psp_documents": "summary",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "full",
	"signatures": "full",
	"monitoring": "full",
	"reviews": "full",
	"meetings": "summary",
	"actions": "full",
	"support_map": "full",
	"figures": "full",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "pastoral_leader"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "pastoral_leader"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"parent_words", "pupil_words", "meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents"} {
		answer := questions.told(["staff", "pastoral_leader"], {"part": part, "mine": ["author"]})
		"pastoral_leader.own_words" in answer.because
	}
}
