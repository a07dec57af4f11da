package need_to_know.data_protection_officer_test

import data.checks.questions_test as questions

_theirs := ["data_protection_officer"]

test_sees_what_leads_have_read_and_nobody_else if {
	questions.level(_theirs, {"part": "told", "labels": ["by_lead"]}) == "summary"
	questions.level(_theirs, {"part": "told"}) == "none"
}

test_sees_what_they_have_read_themself if questions.level(_theirs, {"part": "told", "of_me": true}) == "summary"

test_reads_no_case if {
	every level in questions.levels(_theirs, {"directory", "contacts", "sessions", "staff", "elsa_support"}, {}) {
		level == "none"
	}
}
