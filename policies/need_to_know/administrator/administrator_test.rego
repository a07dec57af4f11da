package need_to_know.administrator_test

import data.checks.questions_test as questions

test_reads_the_roll_and_no_case if {
	questions.levels(["staff", "administrator"], {"directory", "contacts", "sessions", "concerns", "told"}, {}) == {
		"directory": "full",
		"contacts": "none",
		"sessions": "none",
		"concerns": "none",
		"told": "none",
	}
}
