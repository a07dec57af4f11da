package may_write.survey_test

import data.checks.questions_test as questions
import data.may_write

test_who_leads_opens_and_closes_it if {
	every act in {"survey.open", "survey.close"} {
		every relation in {"pastoral_leader", "head", "lead"} {
			questions.because(["staff", relation], act, {}) == {"survey.led"}
			questions.because([relation], act, {}) == set()
		}
		every relation in {"class_teacher", "senco", "administrator", "office"} {
			questions.because(["staff", relation], act, {}) == set()
		}
		questions.because(["governor"], act, {}) == set()
	}
}

test_any_member_of_staff_hands_in_a_set if {
	questions.because(["staff"], "survey.hand_in_set", {}) == {"survey.set_handed_in"}
	questions.because(["governor"], "survey.hand_in_set", {}) == set()
}

test_no_pupil_and_no_parent_does if {
	every capacity in {"pupil", "parent", "agency"} {
		question := questions.acting(["staff", "lead", "pupil", "parent", "agency_worker"], "survey.hand_in_set", {})
		not may_write.decision.leave with input as question with input.capacity as capacity
	}
}
