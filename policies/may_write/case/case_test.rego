package may_write.case_test

import data.checks.questions_test as questions

test_anybody_records_what_happened_to_them if {
	every act in {
		"case.open", "case.record_contact",
		"case.record_contact_about_several", "case.record_agreement",
	} {
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
	every relation in {"elsa_of_pupil", "covering_elsa_of_pupil", "senco", "lead"} {
		questions.because(["staff", relation], "case.give_strategies", {}) == {"case.strategies_given"}
		questions.because(["staff", relation, "relative"], "case.give_strategies", {}) == set()
	}
	delivering := {"matter": ["delivering_elsa"]}
	questions.because(["staff"], "case.give_strategies", delivering) == {"case.strategies_given"}
	questions.because(["staff", "form_tutor"], "case.give_strategies", {}) == set()
}

test_authors_correct_themselves_and_leads_anything_of_a_case if {
	every act in {"case.correct", "case.wrong_child"} {
		questions.because(["staff"], act, {"part": "contacts", "mine": ["author"]}) == {"case.author_corrects"}
		questions.because(["elsa"], act, {"part": "contacts", "mine": ["author"]}) == set()
		every part in {"sessions", "signs", "check_ins", "home", "group", "impact", "targets", "signatures"} {
			questions.because(["staff", "lead"], act, {"part": part}) == {"case.lead_corrects"}
		}
		questions.because(["staff", "lead"], act, {"part": "adult_concerns"}) == set()
		questions.because(["staff", "lead"], act, {"part": "elsa_support"}) == set()
		questions.because(["staff", "lead"], act, {"part": "sessions", "mine": ["named"]}) == set()
		questions.because(["staff", "senco"], act, {"part": "sessions"}) == set()
	}
}

test_the_elsa_and_leads_look_with_parents_in_mind if {
	every relation in {"elsa_of_pupil", "lead"} {
		questions.because(["staff", relation], "case.look_at", {"part": "contacts"}) == {"case.looked_at"}
		questions.because(["staff", relation, "relative"], "case.look_at", {"part": "contacts"}) == set()
		questions.because(["staff", relation], "case.look_at", {"part": "adult_concerns"}) == set()
	}
	delivering := {"part": "programme", "matter": ["delivering_elsa"]}
	questions.because(["staff"], "case.look_at", delivering) == {"case.looked_at"}
	questions.because(["elsa"], "case.look_at", delivering) == set()
	questions.because(["staff", "form_tutor"], "case.look_at", {"part": "contacts", "mine": ["author"]}) == set()
}

test_leads_alone_decide_what_parents_may_be_told if {
	entry := {"part": "contacts", "mine": ["author"], "matter": ["delivering_elsa"]}
	questions.because(["staff", "lead"], "case.decide_on_marks", entry) == {"case.lead_decides_on_marks"}
	questions.because(["staff", "lead", "conflict"], "case.decide_on_marks", entry) == set()
	questions.because(["staff", "elsa_of_pupil", "senco"], "case.decide_on_marks", entry) == set()
	questions.because(["staff", "lead"], "case.decide_on_marks", {"part": "adult_concerns"}) == set()
}
