package may_write.monitoring_test

import data.checks.questions_test as questions
import data.may_write

_running(relation) := {"matter": [relation]}

_as(capacity, relations, act) := answer.because if {
	asking := object.union(questions.acting(relations, act, {}), {"capacity": capacity})
	answer := may_write.decision with input as asking
}

test_those_who_run_the_plan_say_how_it_is_monitored if {
	every relation in {"psp_coordinator", "key_worker"} {
		questions.because(["staff"], "monitoring.arrange", _running(relation)) == {"monitoring.arranged"}
		questions.because(["staff", "relative"], "monitoring.arrange", _running(relation)) == set()
		questions.because([], "monitoring.arrange", _running(relation)) == set()
	}
	questions.because(["staff", "lead"], "monitoring.arrange", {}) == {"monitoring.arranged"}
	questions.because(["staff", "form_tutor"], "monitoring.arrange", {}) == set()
	questions.because(["staff", "psp_coordinator_post"], "monitoring.arrange", {}) == set()
}

test_whoever_teaches_marks_their_own_lesson if {
	every relation in {"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "cover_teacher"} {
		questions.because(["staff", relation], "monitoring.mark_lesson", {}) == {"monitoring.own_lesson"}
		questions.because(["staff", relation, "conflict"], "monitoring.mark_lesson", {}) == set()
		questions.because([relation], "monitoring.mark_lesson", {}) == set()
		questions.because(["staff", relation], "monitoring.mark_day", {}) == set()
	}
	every relation in {"lead", "head", "senco", "pastoral_leader", "elsa_of_pupil", "family_liaison_worker"} {
		questions.because(["staff", relation], "monitoring.mark_lesson", {}) == set()
	}
	questions.because(["staff"], "monitoring.mark_lesson", _running("psp_coordinator")) == set()
}

test_the_key_worker_marks_the_day if {
	questions.because(["staff"], "monitoring.mark_day", _running("key_worker")) == {"monitoring.day"}
	questions.because(["staff", "relative"], "monitoring.mark_day", _running("key_worker")) == set()
	questions.because(["staff", "key_worker_of_pupil"], "monitoring.mark_day", {}) == set()
	questions.because(["staff"], "monitoring.mark_day", _running("psp_coordinator")) == set()
	questions.because(["staff"], "monitoring.mark_lesson", _running("key_worker")) == set()
}

test_those_who_speak_with_home_write_home if {
	every relation in {"form_tutor", "class_teacher", "senco", "pastoral_leader", "family_liaison_worker", "lead"} {
		questions.because(["staff", relation], "monitoring.write_home", {}) == {"monitoring.written_home"}
		questions.because(["staff", relation, "relative"], "monitoring.write_home", {}) == set()
	}
	every relation in {"psp_coordinator", "key_worker"} {
		questions.because(["staff"], "monitoring.write_home", _running(relation)) == {"monitoring.written_home"}
	}
	every relation in {"subject_teacher", "cover_teacher", "assistant_or_mentor", "head", "elsa"} {
		questions.because(["staff", relation], "monitoring.write_home", {}) == set()
	}
}

test_a_parent_writes_to_school_and_nobody_else if {
	_as("parent", ["parent"], "monitoring.write_to_school") == {"monitoring.written_to_school"}
	_as("parent", ["parent", "excluded_parent"], "monitoring.write_to_school") == set()
	_as("parent", ["kin"], "monitoring.write_to_school") == set()
	every capacity in {"staff", "pupil", "agency", "reviewer", "clock"} {
		_as(capacity, ["parent", "staff", "lead", "pupil"], "monitoring.write_to_school") == set()
	}
	every act in {"monitoring.arrange", "monitoring.mark_lesson", "monitoring.mark_day", "monitoring.write_home"} {
		_as("parent", ["parent", "form_tutor", "lead"], act) == set()
	}
}
