package need_to_know.form_tutor_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "summary",
	"signs": "summary",
	"strategies": "summary",
	"referral": "existence",
	"programme": "summary",
	"plans": "none",
	"sessions": "summary",
	"group": "existence",
	"agreement": "existence",
	"check_ins": "summary",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

test_reads_their_row if {
	every relation in {"form_tutor", "class_teacher"} {
		questions.levels(["staff", relation], object.keys(_row), {}) == _row
	}
}

test_knows_that_a_session_was_held_after_a_withdrawal if {
	withdrawn := {"part": "sessions", "pupil_said": {"class_teacher": "withdrawn"}}
	answer := questions.told(["staff", "class_teacher"], withdrawn)
	answer.level == "existence"
	answer.withheld == "ask"
	answer.because == {"form_tutor.support_goes_on"}
}

test_reads_in_full_where_they_were_present if {
	questions.level(["staff", "form_tutor"], {"mine": ["present"]}) == "full"
	questions.level(["staff", "form_tutor"], {"part": "concerns", "mine": ["present"]}) == "none"
}

test_reads_what_a_lead_told_them if {
	wording := {"part": "concerns", "labels": ["for_reader"], "mine": ["told"], "told": "summary"}
	questions.told(["staff", "form_tutor"], wording).because == {"form_tutor.told_by_lead"}
	questions.level(["staff", "form_tutor"], wording) == "summary"
}

test_reads_their_own_words if {
	answer := questions.told(["staff", "form_tutor"], {"part": "referral", "mine": ["author"]})
	answer.level == "full"
	"form_tutor.own_words" in answer.because
}

_plan := {
	"psp_documents": "existence",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "existence",
	"monitoring": "summary",
	"reviews": "summary",
	"meetings": "existence",
	"actions": "summary",
	"support_map": "summary",
	"figures": "summary",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "form_tutor"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "form_tutor"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents", "monitoring", "actions"} {
		answer := questions.told(["staff", "form_tutor"], {"part": part, "mine": ["author"]})
		"form_tutor.own_words" in answer.because
	}
}
