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
