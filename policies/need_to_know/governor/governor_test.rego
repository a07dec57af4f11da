package need_to_know.governor_test

import data.checks.questions_test as questions

_numbers := {"part": "figures", "labels": ["numbers"]}

test_reads_numbers if {
	questions.level(["governor"], _numbers) == "summary"
	questions.level(["chair"], _numbers) == "summary"
}

test_reads_no_figures_of_a_pupil_and_nothing_else_that_is_counted if {
	questions.level(["governor"], {"part": "figures"}) == "none"
	questions.level(["governor"], {"part": "reviews", "labels": ["numbers"]}) == "none"
}

test_numbers_are_told_to_nobody_by_being_on_the_staff if questions.level(["staff", "form_tutor"], _numbers) == "summary"

test_numbers_are_told_to_no_stranger if questions.level(["staff"], _numbers) == "none"
