package need_to_know.staff_test

import data.checks.questions_test as questions

_of_a_case := {
	"contacts", "strategies", "referral", "programme", "plans",
	"sessions", "agreement", "concerns", "tellings",
}

test_reads_nothing_of_a_case if {
	every level in questions.levels(["staff"], _of_a_case, {}) {
		level == "none"
	}
}

test_knows_who_is_on_the_roll if {
	questions.level(["staff"], {"part": "directory"}) == "existence"
}

test_knows_who_works_here_for_whatever_they_ask if {
	questions.level(["staff"], {"part": "staff"}) == "existence"
	questions.level(["chair"], {"part": "staff"}) == "none"
}

test_reads_their_own_particulars if {
	questions.level(["staff"], {"part": "staff", "of_me": true}) == "full"
	questions.level(["governor"], {"part": "staff", "of_me": true}) == "full"
}

test_reads_what_they_have_read_and_who_read_what_they_wrote if {
	questions.level(["staff"], {"part": "told", "of_me": true}) == "summary"
	questions.level(["staff"], {"part": "told", "mine": ["author"]}) == "summary"
	questions.level(["staff"], {"part": "told"}) == "none"
}

test_own_words_raise_the_entry_and_make_no_case_exist if {
	every part in {"contacts", "referral", "concerns"} {
		answer := questions.told(["staff"], {"part": part, "mine": ["author"]})
		answer.level == "full"
		not answer.reveals
		answer.alone == "full"
		answer.because == {"staff.own_words"}
	}
}

test_own_words_are_read_alone_for_a_time if {
	answer := questions.told(["staff"], {"mine": ["said_by"], "own_readable": false})
	answer.level == "full"
	answer.alone == "none"
}

test_reads_the_concern_about_an_adult_that_they_raised if {
	questions.told(["governor"], {"part": "adult_concerns", "mine": ["author"]}).alone == "full"
	questions.told(["staff"], {"part": "adult_concerns", "mine": ["said_by"]}).alone == "none"
}

test_who_left_reads_not_even_their_own if {
	questions.told(["elsa", "form_tutor"], {"mine": ["author"]}).alone == "none"
}

test_reads_their_own_words_in_a_plan_and_nothing_else if {
	every part in {"psp_documents", "parent_words", "targets", "meetings", "figures"} {
		own := questions.told(["staff"], {"part": part, "mine": ["author"]})
		own.level == "full"
		not own.reveals
		own.because == {"staff.own_words_in_plans"}
		questions.level(["staff"], {"part": part}) == "none"
		questions.level(["staff"], {"part": part, "mine": ["present", "signer", "owner"]}) == "none"
	}
}

test_reads_their_own_words_in_a_plan_by_a_relation_that_has_no_row_there if {
	own := {"part": "meetings", "mine": ["said_by"]}
	questions.level(["educational_psychologist"], own) == "full"
	questions.told_for(["staff", "administrator"], "administration", own).level == "full"
	questions.told_for(["staff", "form_tutor"], "pastoral", own).level == "existence"
}
