package may_write.impact_test

import data.checks.questions_test as questions

test_the_elsa_says_what_their_own_work_came_to if {
	every act in {"impact.measure", "impact.report", "impact.word_for_home"} {
		every relation in {"delivering_elsa", "covering_elsa"} {
			questions.because(["staff", "elsa"], act, {"matter": [relation]}) == {"impact.own_work"}
			questions.because(["elsa"], act, {"matter": [relation]}) == set()
			questions.because(["staff", "elsa", "relative"], act, {"matter": [relation]}) == set()
		}
		questions.because(["staff", "lead", "elsa_of_pupil"], act, {}) == set()
		questions.because(["staff"], act, {"matter": ["line_manager"]}) == set()
	}
}
