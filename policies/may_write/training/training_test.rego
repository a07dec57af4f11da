package may_write.training_test

import data.checks.questions_test as questions

test_the_office_the_administrator_and_the_head_keep_the_register if {
	every keeper in {"office", "administrator", "head"} {
		questions.because(["staff", keeper], "training.form_cohort", {}) == {"training.register_kept"}
		questions.because(["staff", keeper], "training.record_hours", {}) == {"training.register_kept"}
		questions.because(["staff", keeper], "training.join_cohort", {"oneself": true}) == set()
		questions.because(["staff", keeper], "training.add_to_portfolio", {}) == set()
	}
	questions.because(["staff", "lead"], "training.form_cohort", {}) == set()
	questions.because(["office"], "training.form_cohort", {}) == set()
}

test_the_line_manager_records_what_they_oversee if {
	managing := ["staff", "line_manager_of_elsa"]
	questions.because(managing, "training.record_qualification", {}) == {"training.manager_records"}
	questions.because(managing, "training.join_cohort", {}) == set()
	questions.because(managing, "training.record_day", {"oneself": true}) == set()
	questions.because(["line_manager_of_elsa"], "training.record_day", {}) == set()
}

test_a_practitioner_adds_to_their_own_portfolio if {
	own := {"oneself": true}
	questions.because(["staff"], "training.add_to_portfolio", own) == {"training.own"}
	questions.because(["staff"], "training.record_gathering", own) == {"training.own"}
	questions.because(["staff"], "training.add_to_portfolio", {}) == set()
	questions.because(["chair"], "training.add_to_portfolio", own) == set()
	questions.because(["staff"], "training.record_hours", own) == set()
}
