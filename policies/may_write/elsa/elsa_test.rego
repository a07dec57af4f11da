package may_write.elsa_test

import data.checks.questions_test as questions

test_those_who_work_with_the_pupil_refer if {
	questions.because(["staff", "class_teacher"], "elsa.refer", {"requested_by": "staff"}) == {"elsa.staff_refer"}
	questions.because(["staff", "class_teacher", "conflict"], "elsa.refer", {}) == set()
	questions.because(["staff", "administrator"], "elsa.refer", {"requested_by": "staff"}) == set()
}

test_anybody_passes_on_a_request_they_heard if {
	questions.because(["staff"], "elsa.refer", {"requested_by": "pupil"}) == {"elsa.request_heard"}
	questions.because(["staff"], "elsa.refer", {"requested_by": "parent"}) == {"elsa.request_heard"}
	questions.because(["chair"], "elsa.refer", {"requested_by": "parent"}) == set()
	questions.because(["staff", "relative"], "elsa.refer", {"requested_by": "parent"}) == set()
}

test_the_line_manager_decides if {
	managing := {"matter": ["line_manager"]}
	questions.because(["staff"], "elsa.decide_referral", managing) == {"elsa.manager_decides"}
	questions.because(["staff", "line_manager_post"], "elsa.decide_referral", {}) == {"elsa.manager_decides"}
	questions.because(["staff", "line_manager_post", "relative"], "elsa.decide_referral", {}) == set()
	questions.because(["staff", "elsa"], "elsa.decide_referral", {"matter": ["delivering_elsa"]}) == set()
}

test_the_elsa_starts_a_programme_from_their_referral if {
	theirs := {"matter": ["delivering_elsa"]}
	questions.because(["staff", "elsa"], "elsa.start_programme", theirs) == {"elsa.starts_it"}
	questions.because(["staff", "elsa"], "elsa.start_programme", {"matter": ["covering_elsa"]}) == set()
	questions.because(["elsa"], "elsa.start_programme", theirs) == set()
	questions.because(["staff", "elsa", "relative"], "elsa.start_programme", theirs) == set()
}

test_the_elsa_writes_up_their_own_work if {
	every word in {"delivering_elsa", "covering_elsa"} {
		theirs := {"matter": [word]}
		every act in {"elsa.set_aims", "elsa.plan_session", "elsa.note_session", "elsa.touch_base", "elsa.end_programme"} {
			questions.because(["staff", "elsa"], act, theirs) == {"elsa.own_work"}
			questions.because(["staff", "lead", "elsa"], act, {}) == set()
			questions.because(["elsa"], act, theirs) == set()
			questions.because(["staff", "elsa", "relative"], act, theirs) == set()
		}
	}
}

test_those_who_word_summaries_confirm_them if {
	questions.because(["staff", "elsa"], "elsa.confirm_summary", {"matter": ["delivering_elsa"]}) == {"elsa.own_work"}
	every word in {"senco", "lead"} {
		questions.because(["staff", word], "elsa.confirm_summary", {}) == {"elsa.confirms_summary"}
		questions.because(["staff", word, "conflict"], "elsa.confirm_summary", {}) == set()
	}
	questions.because(["staff", "class_teacher"], "elsa.confirm_summary", {}) == set()
}
