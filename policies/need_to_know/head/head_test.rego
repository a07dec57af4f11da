package need_to_know.head_test

import data.checks.questions_test as questions

test_knows_that_there_is_a_concern if {
	answer := questions.told(["staff", "head"], {"part": "concerns"})
	answer.level == "summary"
	answer.reveals
	answer.withheld == "nothing"
}

test_reads_no_wording_for_somebody_else if {
	questions.level(["staff", "head"], {"part": "concerns", "labels": ["for_reader"]}) == "none"
}

test_reads_the_account_once_told if {
	questions.level(["staff", "head"], {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_sees_what_leads_have_read_and_nobody_else if {
	questions.level(["staff", "head"], {"part": "told", "labels": ["by_lead"]}) == "summary"
	questions.level(["staff", "head"], {"part": "told"}) == "none"
}

test_reads_no_other_column_of_the_case if {
	every level in questions.levels(["staff", "head"], {"contacts", "strategies", "sessions", "adult_concerns"}, {}) {
		level == "none"
	}
}
