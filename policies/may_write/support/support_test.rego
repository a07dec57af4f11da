package may_write.support_test

import data.checks.questions_test as questions

test_an_elsa_writes_their_own_and_nobody_does_in_their_name if {
	every act in {"support.offload", "support.report_blocker", "support.record_supervision"} {
		questions.because(["staff", "elsa"], act, {"oneself": true}) == {"support.own"}
		questions.because(["staff", "elsa"], act, {}) == set()
		questions.because(["staff", "teacher"], act, {"oneself": true}) == set()
		questions.because(["elsa"], act, {"oneself": true}) == set()
	}
	every act in {"support.offload", "support.report_blocker"} {
		questions.because(["staff", "head", "lead", "line_manager_of_elsa"], act, {}) == set()
	}
}

test_the_line_manager_records_for_those_they_manage if {
	every act in {"support.record_supervision", "support.record_manager_meeting"} {
		questions.because(["staff", "line_manager_of_elsa"], act, {}) == {"support.manager_records"}
		questions.because(["staff", "line_manager_post"], act, {}) == set()
		questions.because(["line_manager_of_elsa"], act, {}) == set()
	}
	oneself := {"oneself": true}
	questions.because(["staff", "line_manager_of_elsa"], "support.record_accreditation", oneself) == set()
}

test_the_supervisor_records_that_supervision_was_attended if {
	supervising := ["educational_psychologist", "supervising_psychologist"]
	questions.because(supervising, "support.record_supervision", {}) == {"support.supervisor_records"}
	questions.because(["supervising_psychologist"], "support.record_supervision", {}) == set()
	questions.because(["educational_psychologist"], "support.record_supervision", {}) == set()
	questions.because(supervising, "support.record_accreditation", {}) == set()
	questions.because(supervising, "support.record_supervision", {"oneself": true}) == set()
}

test_the_head_records_accreditation_and_answers if {
	every act in {"support.record_accreditation", "support.answer_blocker"} {
		questions.because(["staff", "head"], act, {}) == {"support.head_records"}
		questions.because(["staff", "head"], act, {"oneself": true}) == set()
		questions.because(["staff", "lead"], act, {}) == set()
	}
	questions.because(["staff", "head"], "support.record_manager_meeting", {}) == set()
}
