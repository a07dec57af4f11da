package may_write.around_test

import data.checks.questions_test as questions

_map := {
	"around.coordinate", "around.name_supporter", "around.end_supporter",
	"around.enter_unit", "around.leave_unit", "around.answer_staff_need",
}

test_those_who_coordinate_keep_the_map if {
	every relation in {"senco", "pastoral_leader", "psp_coordinator_of_pupil", "lead"} {
		questions.because(["staff", relation], "around.coordinate", {}) == {"around.map_kept"}
		questions.because(["staff", relation, "conflict"], "around.coordinate", {}) == set()
		questions.because([relation], "around.coordinate", {}) == set()
	}
	every act in _map {
		questions.because(["staff", "pastoral_leader"], act, {}) == {"around.map_kept"}
		questions.because(["staff", "class_teacher"], act, {}) == set()
	}
	every relation in {"key_worker_of_pupil", "elsa_of_pupil", "office", "head"} {
		questions.because(["staff", relation], "around.name_supporter", {}) == set()
	}
}

test_staff_say_what_they_need if {
	every relation in {"subject_teacher", "cover_teacher", "key_worker_of_pupil", "psp_coordinator_of_pupil", "head"} {
		said := questions.because(["staff", relation], "around.record_staff_need", {})
		said == {"around.staff_say_what_they_need"}
		questions.because(["staff", relation, "relative"], "around.record_staff_need", {}) == set()
	}
	questions.because(["staff"], "around.record_staff_need", {}) == set()
}

test_a_parent_asks_for_their_child if {
	asks := questions.acting(["parent"], "around.ask_for_help", {})
	data.may_write.decision.because == {"around.parent_asks"} with input as asks with input.capacity as "parent"
	not data.may_write.decision.leave with input as asks
	excluded := questions.acting(["parent", "excluded_parent"], "around.ask_for_help", {})
	not data.may_write.decision.leave with input as excluded with input.capacity as "parent"
	kin := questions.acting(["kin"], "around.ask_for_help", {})
	not data.may_write.decision.leave with input as kin with input.capacity as "parent"
}

test_a_pupil_asks_for_themself if {
	asks := questions.acting(["pupil"], "around.ask_for_help", {})
	data.may_write.decision.because == {"around.pupil_asks"} with input as asks with input.capacity as "pupil"
	not data.may_write.decision.leave with input as asks
	alone := questions.acting([], "around.ask_for_help", {})
	not data.may_write.decision.leave with input as alone with input.capacity as "pupil"
}

test_nobody_asks_in_their_name if {
	questions.because(["staff", "lead"], "around.ask_for_help", {}) == set()
}

test_whoever_heard_it_passes_it_on if {
	every who in {"pupil", "parent"} {
		heard := {"requested_by": who}
		questions.because(["staff"], "around.pass_on_request", heard) == {"around.request_heard"}
		questions.because(["staff", "relative"], "around.pass_on_request", heard) == set()
		questions.because(["governor"], "around.pass_on_request", heard) == set()
	}
	questions.because(["staff"], "around.pass_on_request", {"requested_by": "staff"}) == set()
}

test_those_who_read_it_answer if {
	every relation in {"senco", "pastoral_leader", "lead"} {
		questions.because(["staff", relation], "around.answer_help", {}) == {"around.request_answered"}
		questions.because(["staff", relation], "around.answer_help", {"mine": ["named"]}) == set()
		questions.because(["staff", relation, "conflict"], "around.answer_help", {}) == set()
	}
	questions.because(["staff", "form_tutor"], "around.answer_help", {}) == set()
}
