package may_write.meeting_test

import data.checks.questions_test as questions
import data.may_write.meeting

_runners := {"senco", "pastoral_leader", "lead"}

test_a_plans_meeting_is_called_by_its_coordinator_alone if {
	act := "meeting.call_for_plan"
	coordinating := {"matter": ["psp_coordinator"]}
	questions.because(["staff"], act, coordinating) == {"meeting.called_for_plan"}
	questions.because(["staff", "relative"], act, coordinating) == set()
	questions.because([], act, coordinating) == set()
	every relation in _runners | {"psp_coordinator_of_pupil", "psp_coordinator_post"} {
		questions.because(["staff", relation], act, {}) == set()
	}
}

test_a_referral_meeting_is_called_by_those_who_coordinate_support if {
	every relation in _runners {
		questions.because(["staff", relation], "meeting.call", {}) == {"meeting.called"}
		questions.because(["staff", relation, "conflict"], "meeting.call", {}) == set()
		questions.because([relation], "meeting.call", {}) == set()
	}
	every relation in {"form_tutor", "elsa_of_pupil", "head", "psp_coordinator_post", "key_worker_of_pupil"} {
		questions.because(["staff", relation], "meeting.call", {}) == set()
	}
}

test_it_is_run_by_those_who_may_call_one if {
	every act in (meeting._running | meeting._writing) | meeting._agreeing {
		questions.because(["staff"], act, {"matter": ["psp_coordinator"]}) == {"meeting.run"}
		every relation in _runners {
			questions.because(["staff", relation], act, {}) == {"meeting.run"}
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "form_tutor"], act, {}) == set()
	}
}

test_the_key_worker_writes_and_does_not_run_it if {
	about := {"matter": ["key_worker"]}
	every act in meeting._writing {
		questions.because(["staff"], act, about) == {"meeting.written"}
		questions.because(["staff", "relative"], act, about) == set()
		questions.because([], act, about) == set()
	}
	every act in meeting._running | meeting._agreeing {
		questions.because(["staff"], act, about) == set()
	}
}

test_an_agency_is_invited_by_coordinator_senco_or_lead if {
	act := "meeting.invite_agency"
	questions.because(["staff"], act, {"matter": ["psp_coordinator"]}) == {"meeting.agency_invited"}
	every relation in {"senco", "lead"} {
		questions.because(["staff", relation], act, {}) == {"meeting.agency_invited"}
		questions.because(["staff", relation, "conflict"], act, {}) == set()
		questions.because([relation], act, {}) == set()
	}
	questions.because(["staff", "pastoral_leader"], act, {}) == set()
	questions.because(["staff"], act, {"matter": ["key_worker"]}) == set()
}

test_those_who_work_with_the_pupil_contribute if {
	act := "meeting.contribute"
	every relation in {"elsa_of_pupil", "form_tutor", "subject_teacher", "senco", "lead"} {
		questions.because(["staff", relation], act, {}) == {"meeting.contributed"}
		questions.because(["staff", relation, "relative"], act, {}) == set()
		questions.because([relation], act, {}) == set()
	}
	questions.because(["staff", "office"], act, {}) == set()
	questions.because(["staff", "line_manager_of_pupil"], act, {}) == set()
}

test_agencies_parents_and_pupils_do_none_of_it if {
	every act in meeting.acts {
		every capacity in {"agency", "parent", "pupil"} {
			relations := ["staff", "lead", "agency_worker", "parent", "pupil"]
			asking := object.union(questions.acting(relations, act, {}), {"capacity": capacity})
			answer := data.may_write.decision with input as asking
			answer.leave == false
		}
	}
}
