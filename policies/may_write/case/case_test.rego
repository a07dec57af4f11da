package may_write.case_test

import data.checks.questions_test as questions

test_anybody_records_what_happened_to_them if {
	every act in {"case.open", "case.record_contact", "case.record_agreement"} {
		questions.because(["staff"], act, {}) == {"case.anybody_records"}
		questions.because(["staff", "conflict"], act, {}) == {"case.anybody_records"}
		questions.because(["class_teacher"], act, {}) == set()
	}
}

test_leads_alone_tell_beyond_the_agreement if {
	questions.because(["staff", "lead"], "case.tell_beyond_agreement", {}) == {"case.lead_tells"}
	questions.because(["staff", "lead", "relative"], "case.tell_beyond_agreement", {}) == set()
	delivering := {"matter": ["delivering_elsa"]}
	questions.because(["staff", "elsa_of_pupil"], "case.tell_beyond_agreement", delivering) == set()
}

test_strategies_come_from_those_who_know_what_helps if {
	every relation in {"elsa_of_pupil", "senco", "lead"} {
		questions.because(["staff", relation], "case.give_strategies", {}) == {"case.strategies_given"}
		questions.because(["staff", relation, "relative"], "case.give_strategies", {}) == set()
	}
	delivering := {"matter": ["delivering_elsa"]}
	questions.because(["staff"], "case.give_strategies", delivering) == {"case.strategies_given"}
	questions.because(["staff", "form_tutor"], "case.give_strategies", {}) == set()
}

test_authors_correct_themselves_and_leads_anything_of_a_case if {
	questions.because(["staff"], "case.correct", {"part": "contacts", "mine": ["author"]}) == {"case.author_corrects"}
	questions.because(["elsa"], "case.correct", {"part": "contacts", "mine": ["author"]}) == set()
	questions.because(["staff", "lead"], "case.correct", {"part": "sessions"}) == {"case.lead_corrects"}
	questions.because(["staff", "lead"], "case.correct", {"part": "adult_concerns"}) == set()
	questions.because(["staff", "lead"], "case.correct", {"part": "sessions", "mine": ["named"]}) == set()
	questions.because(["staff", "senco"], "case.correct", {"part": "sessions"}) == set()
}
