package need_to_know.covering_elsa_test

import data.checks.questions_test as questions

_to_the_pupil := {
	"directory": "summary",
	"home": "summary",
	"contacts": "summary",
	"signs": "summary",
	"strategies": "full",
	"referral": "none",
	"programme": "none",
	"plans": "none",
	"sessions": "none",
	"group": "none",
	"agreement": "full",
	"check_ins": "summary",
	"impact": "none",
	"concerns": "none",
	"tellings": "none",
}

_to_the_matter := {
	"referral": "full", "programme": "full", "plans": "full",
	"sessions": "summary", "group": "full", "impact": "full",
}

_theirs := ["staff", "elsa", "covering_elsa_of_pupil"]

test_reads_what_follows_for_the_pupil if questions.levels(_theirs, object.keys(_to_the_pupil), {}) == _to_the_pupil

test_reads_the_work_they_carry_on if {
	questions.levels(_theirs, object.keys(_to_the_matter), {"matter": ["covering_elsa"]}) == _to_the_matter
}

test_reads_the_summary_whoever_it_was_written_for if {
	narrowed := {"part": "sessions", "matter": ["covering_elsa"], "audience": [], "in_date": false}
	questions.level(_theirs, narrowed) == "summary"
}

test_reads_the_note_once_it_is_handed_over if {
	questions.level(_theirs, {"part": "sessions", "matter": ["covering_elsa", "handed_over"]}) == "full"
	questions.level(_theirs, {"part": "sessions", "matter": ["handed_over"]}) == "none"
}

test_reads_in_full_where_they_were_present if questions.level(_theirs, {"mine": ["present"]}) == "full"

test_reads_what_a_lead_told_them if {
	questions.level(_theirs, {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_reads_their_own_words if questions.level(_theirs, {"part": "check_ins", "mine": ["author"]}) == "full"

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

test_reads_their_row_of_a_plan if questions.levels(["staff", "covering_elsa_of_pupil"], object.keys(_plan), {}) == _plan

test_reads_their_own_words_in_a_plan if {
	every part in {"psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews", "meetings", "actions", "support_map", "figures"} {
		answer := questions.told(["staff", "covering_elsa_of_pupil"], {"part": part, "mine": ["author"]})
		"covering_elsa.own_words" in answer.because
	}
}
