package may_write.agency_test

import data.checks.questions_test as questions

test_the_directory_is_kept_by_the_office_the_leads_and_the_coordinators if {
	every act in {"agency.list", "agency.change_line", "agency.unlist"} {
		every relation in {"office", "administrator", "lead", "psp_coordinator_post"} {
			questions.because(["staff", relation], act, {}) == {"agency.directory_kept"}
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "form_tutor"], act, {}) == set()
	}
}

test_its_people_are_recorded_by_the_office_and_by_nobody_for_themself if {
	every act in {"agency.record_worker", "agency.end_worker"} {
		every relation in {"office", "administrator"} {
			questions.because(["staff", relation], act, {}) == {"agency.people_recorded"}
			questions.because(["staff", relation], act, {"oneself": true}) == set()
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "head"], act, {}) == set()
	}
}

test_a_lead_ends_it_and_records_nobody if {
	questions.because(["staff", "lead"], "agency.end_worker", {}) == {"agency.ended_by_lead"}
	questions.because(["staff", "lead"], "agency.end_worker", {"oneself": true}) == set()
	questions.because(["lead"], "agency.end_worker", {}) == set()
	questions.because(["staff", "lead"], "agency.record_worker", {}) == set()
}

test_the_head_and_the_leads_place_a_pupil if {
	every act in {"agency.place", "agency.end_placement"} {
		every relation in {"head", "lead"} {
			questions.because(["staff", relation], act, {}) == {"agency.placed"}
			questions.because(["staff", relation], act, {"oneself": true}) == set()
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "office"], act, {}) == set()
	}
}

test_a_successor_is_named_by_the_coordinator_or_a_lead if {
	act := "agency.name_successor"
	plan := {"matter": ["psp_coordinator"]}
	questions.because(["staff"], act, plan) == {"agency.coordinator_names_successor"}
	questions.because(["staff", "psp_coordinator_of_pupil"], act, {}) == {"agency.coordinator_names_successor"}
	questions.because(["staff", "lead"], act, {}) == {"agency.lead_names_successor"}
	questions.because(["staff", "lead"], act, {"oneself": true}) == set()
	questions.because(["staff", "lead", "conflict"], act, {}) == set()
	questions.because(["lead"], act, {}) == set()
	questions.because(["staff"], act, object.union(plan, {"oneself": true})) == set()
	questions.because(["staff", "relative"], act, plan) == set()
	questions.because([], act, plan) == set()
	questions.because(["staff", "psp_coordinator_post"], act, {}) == set()
	questions.because(["staff"], act, {"matter": ["key_worker"]}) == set()
}
