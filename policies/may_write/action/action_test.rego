package may_write.action_test

import data.checks.questions_test as questions
import data.may_write

setting := {"action.set", "action.move", "action.drop"}

clock := {"action.acknowledge", "action.decide", "action.tell_school", "action.escalate"}

owner := {"matter": ["agency_attended"], "mine": ["owner"]}

# As somebody who comes in another capacity.
because_as(capacity, relations, act, about) := because if {
	answer := may_write.decision with input as questions.acting(relations, act, about)
		with input.capacity as capacity
	because := answer.because
}

test_actions_are_set_by_those_who_look_after_the_pupil if {
	every act in setting {
		every relation in {"psp_coordinator_of_pupil", "key_worker_of_pupil", "senco", "pastoral_leader", "lead"} {
			questions.because(["staff", relation], act, {}) == {"action.set"}
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		every relation in {"psp_coordinator", "key_worker"} {
			questions.because(["staff"], act, {"matter": [relation]}) == {"action.set"}
			questions.because(["staff", "conflict"], act, {"matter": [relation]}) == set()
			questions.because([], act, {"matter": [relation]}) == set()
		}
		questions.because(["staff", "subject_teacher"], act, {"mine": ["owner"]}) == set()
	}
}

test_agencies_are_asked_by_those_who_may_invite_them if {
	every act in {"action.refer_to_agency", "action.ask_further_use", "action.answer_further_use"} {
		questions.because(["staff", "senco"], act, {}) == {"action.referred"}
		questions.because(["staff"], act, {"matter": ["psp_coordinator"]}) == {"action.referred"}
		questions.because(["staff", "pastoral_leader"], act, {"matter": ["key_worker"]}) == set()
		questions.because(["staff"], act, {"mine": ["owner"]}) == set()
	}
}

test_the_clock_is_kept_by_them_and_by_whoever_looks_after_it if {
	every act in clock {
		questions.because(["staff", "lead"], act, {}) == {"action.referred"}
		questions.because(["staff"], act, {"mine": ["owner"]}) == {"action.by_its_owner"}
		questions.because(["staff"], act, {"mine": ["addressee"]}) == set()
		questions.because(["staff", "relative"], act, {"mine": ["owner"]}) == set()
	}
}

test_whoever_is_to_do_it_reports_on_it if {
	act := "action.complete"
	questions.because(["staff"], act, {"mine": ["owner"]}) == {"action.by_its_owner"}
	questions.because([], act, {"mine": ["owner"]}) == set()
	questions.because(["staff"], act, {"mine": ["author"]}) == set()
	because_as("parent", ["parent"], act, {"mine": ["owner"]}) == {"action.by_the_parent"}
	because_as("parent", ["parent"], act, {}) == set()
	because_as("parent", ["parent", "excluded_parent"], act, {"mine": ["owner"]}) == set()
	because_as("parent", ["parent"], "action.move", {"mine": ["owner"]}) == set()
}

test_somebody_of_an_agency_reports_while_they_work_there_and_have_a_place if {
	act := "action.complete"
	invited := {"matter": ["agency_invited"], "mine": ["owner"]}
	because_as("agency", ["agency_worker"], act, owner) == {"action.from_the_agency"}
	because_as("agency", ["agency_worker"], act, invited) == {"action.from_the_agency"}
	placed := ["agency_worker", "alternative_provision"]
	because_as("agency", placed, act, {"mine": ["owner"]}) == {"action.from_the_agency"}
	because_as("agency", ["agency_worker"], act, {"mine": ["owner"]}) == set()
	because_as("agency", [], act, owner) == set()
	because_as("agency", ["agency_worker", "relative"], act, owner) == set()
	because_as("agency", ["agency_worker"], act, {"matter": ["agency_attended"]}) == set()
	because_as("staff", ["agency_worker"], act, owner) == set()
}

test_an_agency_answers_what_was_addressed_to_it if {
	addressed := {"matter": ["agency_invited"], "mine": ["addressee"]}
	every act in {"action.acknowledge", "action.decide", "action.tell_school", "action.answer_further_use"} {
		because_as("agency", ["agency_worker"], act, addressed) == {"action.from_the_agency"}
	}
	every act in setting | {"action.escalate", "action.ask_further_use", "action.use_beyond", "action.refer_to_agency"} {
		because_as("agency", ["agency_worker"], act, addressed) == set()
	}
}

test_only_a_lead_goes_beyond if {
	questions.because(["staff", "lead"], "action.use_beyond", {}) == {"action.beyond"}
	questions.because(["lead"], "action.use_beyond", {}) == set()
	questions.because(["staff", "lead", "relative"], "action.use_beyond", {}) == set()
	questions.because(["staff", "senco"], "action.use_beyond", {"matter": ["psp_coordinator"]}) == set()
}
