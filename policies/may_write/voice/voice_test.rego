package may_write.voice_test

import data.checks.questions_test as questions
import data.may_write
import data.may_write.voice

_gathering := {"voice.ask_for_document", "voice.receive_document", "voice.document_not_available"}

_of_pupil := {"voice.record_pupils_words", "voice.write_profile"}

_coordinating := {"matter": ["psp_coordinator"]}

_key := {"matter": ["key_worker"]}

_as(capacity, relations, act, about) := answer.because if {
	asked := object.union(questions.acting(relations, act, about), {"capacity": capacity})
	answer := may_write.decision with input as asked
}

test_those_who_run_the_plan_gather if {
	every act in _gathering | {"voice.write_document"} {
		questions.because(["staff"], act, _coordinating) == {"voice.gathered"}
		questions.because(["staff"], act, _key) == {"voice.gathered"}
		"voice.gathered" in questions.because(["staff", "senco"], act, {})
		"voice.gathered" in questions.because(["staff", "lead"], act, {})
		questions.because(["staff", "relative"], act, _coordinating) == set()
		questions.because(["staff", "conflict"], act, _key) == set()
		questions.because([], act, _coordinating) == set()
		questions.because([], act, _key) == set()
		questions.because(["lead"], act, {}) == set()
	}
	every act in _gathering {
		questions.because(["staff", "class_teacher"], act, {}) == set()
	}
}

test_the_summary_is_worded_by_those_who_answer_for_the_plan if {
	act := "voice.word_summary"
	questions.because(["staff"], act, _coordinating) == {"voice.summary_worded"}
	questions.because(["staff", "senco"], act, {}) == {"voice.summary_worded"}
	questions.because(["staff", "lead"], act, {}) == {"voice.summary_worded"}
	questions.because(["staff", "lead", "relative"], act, {}) == set()
	questions.because(["staff"], act, _key) == set()
	questions.because(["staff", "class_teacher"], act, {}) == set()
}

test_those_who_work_with_the_pupil_answer_and_write if {
	every act in {"voice.write_document", "voice.answer_as_staff"} {
		every relation in {"form_tutor", "subject_teacher", "assistant_or_mentor", "elsa_of_pupil", "pastoral_leader"} {
			questions.because(["staff", relation], act, {}) == {"voice.answered_by_staff"}
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "office"], act, {}) == set()
	}
	questions.because(["staff"], "voice.answer_as_staff", _key) == {"voice.answered_by_those_who_run_it"}
}

test_the_pupil_enters_their_own_words if {
	every act in _of_pupil {
		_as("pupil", ["pupil"], act, {}) == {"voice.said_by_the_pupil"}
		_as("pupil", [], act, {}) == set()
		_as("pupil", ["pupil"], act, {"mine": ["named"]}) == set()
		_as("parent", ["pupil", "parent"], act, {}) == set()
		questions.because(["staff", "pupil"], act, {}) == set()
	}
}

test_a_pupil_does_nothing_else_here if {
	every act in voice.acts - _of_pupil {
		_as("pupil", ["pupil", "staff", "lead"], act, _coordinating) == set()
	}
}

test_staff_enter_a_pupils_words_for_them if {
	every act in _of_pupil {
		questions.because(["staff"], act, _coordinating) == {"voice.entered_for_the_pupil"}
		questions.because(["staff"], act, _key) == {"voice.entered_for_the_pupil"}
		questions.because(["staff", "senco"], act, {}) == {"voice.entered_for_the_pupil"}
		questions.because(["staff"], act, {"oneself": true}) == {"voice.entered_by_who_helped"}
		questions.because(["staff", "relative"], act, {"oneself": true}) == set()
		questions.because([], act, {"oneself": true}) == set()
		questions.because(["staff", "class_teacher"], act, {}) == set()
	}
}

test_a_profile_is_written_by_those_who_know_what_helps if {
	every relation in {"elsa_of_pupil", "covering_elsa_of_pupil"} {
		questions.because(["staff", relation], "voice.write_profile", {}) == {"voice.profile_written"}
		questions.because(["staff", relation, "conflict"], "voice.write_profile", {}) == set()
		questions.because(["staff", relation], "voice.record_pupils_words", {}) == set()
		questions.because([relation], "voice.write_profile", {}) == set()
	}
}

test_a_parent_says_their_own_and_does_nothing_else_here if {
	said := {act | some act in voice.acts; _as("parent", ["parent", "staff", "lead"], act, _coordinating) != set()}
	said == {"voice.record_parents_words"}
	_as("parent", ["parent"], "voice.record_parents_words", {}) == {"voice.said_by_a_parent"}
	_as("parent", ["parent"], "voice.record_parents_words", {"mine": ["named"]}) == set()
	_as("parent", ["parent", "excluded_parent"], "voice.record_parents_words", {}) == set()
	_as("parent", ["kin"], "voice.record_parents_words", {}) == set()
	questions.because(["staff", "parent"], "voice.record_parents_words", _coordinating) == set()
}

test_staff_enter_a_parents_words_for_them if {
	act := "voice.record_parents_words"
	questions.because(["staff"], act, _coordinating) == {"voice.entered_for_a_parent"}
	questions.because(["staff"], act, _key) == {"voice.entered_for_a_parent"}
	every relation in {"form_tutor", "family_liaison_worker", "elsa_of_pupil", "pastoral_leader"} {
		questions.because(["staff", relation], act, {}) == {"voice.heard_by_who_speaks_with_home"}
		questions.because(["staff", relation, "relative"], act, {}) == set()
		questions.because([relation], act, {}) == set()
	}
	questions.because(["staff", "subject_teacher"], act, {}) == set()
}

test_forms_are_set_by_those_who_answer_for_plans if {
	every relation in {"head", "lead", "psp_coordinator_post"} {
		questions.because(["staff", relation], "voice.set_form", {}) == {"voice.form_set"}
		questions.because([relation], "voice.set_form", {}) == set()
	}
	questions.because(["staff", "office", "administrator"], "voice.set_form", {}) == set()
}
