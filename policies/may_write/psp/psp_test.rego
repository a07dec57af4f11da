package may_write.psp_test

import data.checks.questions_test as questions
import data.may_write

_running := {
	"psp.assess", "psp.agree_target", "psp.step_target", "psp.withdraw_target", "psp.commit",
	"psp.adjust_commitment", "psp.end_commitment", "psp.start",
}

_writing_down := {
	"psp.draft_target", "psp.record_reward", "psp.tell_step", "psp.record_signature", "psp.record_refusal",
}

_signing := {"psp.sign", "psp.refuse_to_sign"}

_around_the_pupil := {
	"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "pastoral_leader",
	"family_liaison_worker", "senco", "elsa_of_pupil", "covering_elsa_of_pupil", "lead", "head",
}

_coordinating := {"matter": ["psp_coordinator"]}

_key_working := {"matter": ["key_worker"]}

_as(capacity, relations, act, about) := rules if {
	answer := may_write.decision with input as questions.acting(relations, act, about) with input.capacity as capacity
	rules := answer.because
}

test_a_coordinator_proposes if {
	questions.because(["staff", "psp_coordinator_post"], "psp.propose", {}) == {"psp.proposed"}
	questions.because(["psp_coordinator_post"], "psp.propose", {}) == set()
	questions.because(["staff", "lead"], "psp.propose", {}) == set()
	questions.because(["staff", "psp_coordinator_post", "relative"], "psp.propose", {}) == set()
}

test_the_coordinator_runs_the_plan if {
	every act in _running {
		questions.because(["staff"], act, _coordinating) == {"psp.run_by_coordinator"}
		questions.because(["staff"], act, _key_working) == set()
		questions.because(["staff", "psp_coordinator_post", "lead", "head"], act, {}) == set()
		questions.because(["staff", "parent"], act, _coordinating) == set()
		questions.because([], act, _coordinating) == set()
	}
}

test_coordinator_and_key_worker_write_down if {
	every act in _writing_down {
		questions.because(["staff"], act, _coordinating) == {"psp.written_down"}
		questions.because(["staff"], act, _key_working) == {"psp.written_down"}
		questions.because(["staff", "conflict"], act, _key_working) == set()
		questions.because([], act, _key_working) == set()
		questions.because(["staff", "form_tutor", "lead"], act, {}) == set()
	}
}

test_a_plan_goes_to_an_appointed_coordinator if {
	to_one := {"subject_posts": ["psp_coordinator"]}
	handing := object.union(to_one, _coordinating)
	questions.because(["staff"], "psp.name_coordinator", handing) == {"psp.handed_on"}
	questions.because(["staff", "lead"], "psp.name_coordinator", to_one) == {"psp.handed_on"}
	questions.because(["staff", "head"], "psp.name_coordinator", to_one) == {"psp.handed_on"}
	questions.because(["staff", "head", "kin"], "psp.name_coordinator", to_one) == set()
	questions.because(["staff", "lead"], "psp.name_coordinator", {"subject_posts": ["teacher"]}) == set()
	questions.because(["staff", "lead"], "psp.name_coordinator", object.union(to_one, {"oneself": true})) == set()
	questions.because(["staff", "psp_coordinator_post"], "psp.name_coordinator", to_one) == set()
}

test_a_key_worker_is_on_the_staff if {
	teacher := {"subject_posts": ["teacher"]}
	handing := object.union(teacher, _coordinating)
	questions.because(["staff"], "psp.name_key_worker", handing) == {"psp.key_worker_named"}
	questions.because(["staff", "lead"], "psp.name_key_worker", teacher) == {"psp.key_worker_named"}
	questions.because(["staff", "lead", "relative"], "psp.name_key_worker", teacher) == set()
	questions.because(["staff", "head"], "psp.name_key_worker", teacher) == set()
	every post in {"chair", "governor", "educational_psychologist", "data_protection_officer"} {
		questions.because(["staff"], "psp.name_key_worker", object.union(handing, {"subject_posts": [post]})) == set()
	}
	questions.because(["staff"], "psp.name_key_worker", object.union(handing, {"subject_posts": []})) == set()
}

test_each_signs_for_themself if {
	every act in _signing {
		questions.because(["staff"], act, _coordinating) == {"psp.signed_by_coordinator_or_key_worker"}
		questions.because(["staff"], act, _key_working) == {"psp.signed_by_coordinator_or_key_worker"}
		every relation in _around_the_pupil {
			questions.because(["staff", relation], act, {}) == {"psp.signed_by_staff"}
		}
		questions.because(["staff", "cover_teacher"], act, {}) == set()
		questions.because(["staff", "form_tutor", "parent"], act, {}) == set()
		questions.because(["form_tutor"], act, {}) == set()
		_as("parent", ["parent"], act, {}) == {"psp.signed_by_parent"}
		_as("parent", ["parent", "excluded_parent"], act, {}) == set()
		_as("parent", ["kin"], act, {}) == set()
		_as("pupil", ["pupil"], act, {}) == {"psp.signed_by_pupil"}
		_as("pupil", [], act, {}) == set()
	}
}

test_nobody_but_staff_does_more_than_sign if {
	others := ((_running | _writing_down) | {"psp.propose", "psp.name_coordinator"}) | {"psp.name_key_worker"}
	about := {"matter": ["agency_attended"], "subject_posts": ["psp_coordinator"]}
	every act in others {
		_as("parent", ["parent"], act, about) == set()
		_as("pupil", ["pupil"], act, about) == set()
		_as("agency", ["agency_worker"], act, about) == set()
	}
	every act in (_running | _writing_down) | _signing {
		questions.because(["staff", "lead", "head"], act, about) & {"psp.handed_on", "psp.key_worker_named"} == set()
	}
}

test_an_agency_signs_what_its_worker_was_there_for if {
	every act in _signing {
		_as("agency", ["agency_worker"], act, {"matter": ["agency_attended"]}) == {"psp.signed_by_agency"}
		_as("agency", ["agency_worker"], act, {"matter": ["agency_invited"]}) == set()
		_as("agency", [], act, {"matter": ["agency_attended"]}) == set()
		_as("agency", ["agency_worker"], act, {"matter": ["agency_attended", "subject"]}) == set()
		_as("staff", ["agency_worker"], act, {"matter": ["agency_attended"]}) == set()
	}
}
