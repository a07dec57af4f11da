package need_to_know.line_manager_test

import data.checks.questions_test as questions

_to_the_pupil := {
	"directory": "summary",
	"home": "summary",
	"contacts": "existence",
	"signs": "none",
	"strategies": "summary",
	"referral": "none",
	"programme": "none",
	"plans": "none",
	"sessions": "none",
	"group": "none",
	"agreement": "existence",
	"check_ins": "existence",
	"impact": "none",
	"concerns": "none",
	"tellings": "none",
}

_to_the_matter := {
	"referral": "full", "programme": "full", "plans": "summary",
	"sessions": "existence", "group": "full", "impact": "full",
}

_theirs := {"staff", "line_manager_post", "line_manager_of_pupil"}

test_reads_what_follows_for_the_pupil if {
	questions.levels(_theirs, object.keys(_to_the_pupil), {}) == _to_the_pupil
}

test_reads_the_work_and_not_the_confidences if {
	questions.levels(_theirs, object.keys(_to_the_matter), {"matter": ["line_manager"]}) == _to_the_matter
}

test_may_ask_about_a_session if {
	questions.told(_theirs, {"part": "sessions", "matter": ["line_manager"]}).withheld == "ask"
}

test_reads_in_full_where_they_were_present if {
	questions.level(_theirs, {"mine": ["present"]}) == "full"
}

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if {
	"line_manager.own_words" in questions.told(_theirs, {"part": "concerns", "mine": ["author"]}).because
}

test_by_post_alone_reads_nothing_of_a_case if {
	questions.level(["staff", "line_manager_post"], {"part": "referral"}) == "none"
}

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "none",
	"signatures": "none",
	"monitoring": "none",
	"reviews": "none",
	"meetings": "none",
	"actions": "none",
	"support_map": "none",
	"figures": "none",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "line_manager_of_pupil"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "line_manager_of_pupil"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"actions"} {
		answer := questions.told(["staff", "line_manager_of_pupil"], {"part": part, "mine": ["author"]})
		"line_manager.own_words" in answer.because
	}
}
