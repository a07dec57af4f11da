package need_to_know.elsa_test

import data.checks.questions_test as questions

_to_the_pupil := {
	"directory": "summary",
	"contacts": "summary",
	"strategies": "full",
	"referral": "none",
	"programme": "none",
	"plans": "none",
	"sessions": "none",
	"agreement": "full",
	"concerns": "none",
	"tellings": "full",
}

_theirs := {"staff", "elsa", "elsa_of_pupil"}

test_reads_what_follows_for_the_pupil_and_no_programme_of_another if {
	questions.levels(_theirs, object.keys(_to_the_pupil), {}) == _to_the_pupil
}

test_reads_all_of_their_own_programme if {
	every part in {"referral", "programme", "plans", "sessions"} {
		answer := questions.told(_theirs, {"part": part, "matter": ["delivering_elsa"]})
		answer.level == "full"
		answer.because == {"elsa.own_programme"}
		answer.withheld == "nothing"
	}
}

test_reads_in_full_where_they_were_present if {
	questions.level(_theirs, {"mine": ["present"]}) == "full"
}

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if {
	"elsa.own_words" in questions.told(_theirs, {"part": "concerns", "mine": ["author"]}).because
}

test_of_another_pupil_is_any_member_of_staff if {
	questions.level(["staff", "elsa"], {"part": "sessions"}) == "none"
}

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "none",
	"monitoring": "none",
	"reviews": "summary",
	"meetings": "none",
	"actions": "none",
	"support_map": "summary",
	"figures": "none",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "elsa_of_pupil"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "elsa_of_pupil"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"pupil_words", "meetings"}
}

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents", "actions"} {
		answer := questions.told(["staff", "elsa_of_pupil"], {"part": part, "mine": ["author"]})
		"elsa.own_words" in answer.because
	}
}
