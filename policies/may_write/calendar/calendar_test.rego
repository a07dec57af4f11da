package may_write.calendar_test

import data.checks.questions_test as questions

test_the_office_and_the_administrator_set_the_terms if {
	every keeper in {"office", "administrator"} {
		questions.because(["staff", keeper], "calendar.set_terms", {}) == {"calendar.office_sets_terms"}
		questions.because([keeper], "calendar.set_terms", {}) == set()
	}
	questions.because(["staff", "head", "lead", "elsa"], "calendar.set_terms", {}) == set()
}
