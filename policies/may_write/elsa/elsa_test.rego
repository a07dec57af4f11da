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

test_the_elsa_writes_up_their_own_work if {
	theirs := {"matter": ["delivering_elsa"]}
	every act in {"elsa.start_programme", "elsa.set_aims", "elsa.plan_session", "elsa.note_session"} {
		questions.because(["staff", "elsa"], act, theirs) == {"elsa.own_work"}
		questions.because(["staff", "lead", "elsa"], act, {}) == set()
		questions.because(["elsa"], act, theirs) == set()
		questions.because(["staff", "elsa", "relative"], act, theirs) == set()
	}
}
