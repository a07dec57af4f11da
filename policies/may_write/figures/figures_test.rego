package may_write.figures_test

import data.checks.questions_test as questions

test_those_who_keep_lists_enter_what_was_counted if {
	every act in {"figures.enter_attendance", "figures.count_incidents"} {
		every relation in {"office", "lead", "head", "pastoral_leader", "psp_coordinator_of_pupil"} {
			questions.because(["staff", relation], act, {}) == {"figures.counted"}
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		every relation in {"form_tutor", "subject_teacher", "elsa", "administrator", "governor", "senco"} {
			questions.because(["staff", relation], act, {}) == set()
		}
	}
}

test_exclusions_are_recorded_for_the_head if {
	every act in {"figures.record_suspension", "figures.record_permanent_exclusion"} {
		every relation in {"head", "lead", "office"} {
			questions.because(["staff", relation], act, {}) == {"figures.excluded"}
			questions.because(["staff", relation, "conflict"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		every relation in {"pastoral_leader", "psp_coordinator_of_pupil", "form_tutor", "governor"} {
			questions.because(["staff", relation], act, {}) == set()
		}
	}
}

test_what_follows_is_for_those_who_read_it if {
	every act in {"figures.record_told", "figures.withdraw_exclusion"} {
		every relation in {"head", "lead"} {
			questions.because(["staff", relation], act, {}) == {"figures.after_exclusion"}
			questions.because(["staff", relation, "relative"], act, {}) == set()
		}
		questions.because(["staff", "office"], act, {}) == set()
	}
}

test_the_head_or_a_lead_reports_to_the_governors if {
	every relation in {"head", "lead"} {
		questions.because(["staff", relation], "figures.report_numbers", {}) == {"figures.reported"}
	}
	every relation in {"governor", "chair", "office", "pastoral_leader"} {
		questions.because(["staff", relation], "figures.report_numbers", {}) == set()
	}
	questions.because(["head"], "figures.report_numbers", {}) == set()
}
