package may_write.people_test

import data.checks.questions_test as questions

test_the_chair_appoints_the_head_and_the_next_chair if {
	questions.because(["chair"], "people.appoint", {"post": "head"}) == {"people.chair_appoints"}
	questions.because(["chair"], "people.end_appointment", {"post": "chair"}) == {"people.chair_appoints"}
	questions.because(["chair"], "people.appoint", {"post": "dsl"}) == set()
}

test_the_head_appoints_those_who_lead if {
	every post in {"dsl", "deputy_dsl", "senco", "line_manager"} {
		questions.because(["staff", "head"], "people.appoint", {"post": post}) == {"people.head_appoints"}
		questions.because(["staff", "administrator"], "people.appoint", {"post": post}) == set()
	}
	questions.because(["staff", "head"], "people.appoint", {"post": "head"}) == set()
}

test_the_head_says_who_manages_whom if {
	questions.because(["staff", "head"], "people.assign_manager", {}) == {"people.head_assigns_managers"}
	questions.because(["staff", "head"], "people.assign_supervisor", {}) == {"people.head_assigns_managers"}
	questions.because(["staff", "office"], "people.assign_manager", {}) == set()
	questions.because(["staff", "office"], "people.unassign_supervisor", {}) == set()
	questions.because(["staff", "head"], "people.assign_manager", {"oneself": true}) == set()
}

test_the_office_appoints_all_others_and_keeps_the_lists if {
	every keeper in {"office", "administrator"} {
		questions.because(["staff", keeper], "people.appoint", {"post": "teacher"}) == {"people.office_appoints"}
		questions.because(["staff", keeper], "people.enrol_pupil", {}) == {"people.office_keeps_lists"}
		questions.because(["staff", keeper], "people.assign", {"oneself": true}) == set()
	}
	questions.because(["staff", "lead"], "people.enrol_pupil", {}) == set()
}

test_nobody_appoints_themself if {
	questions.because(["chair"], "people.appoint", {"post": "head", "oneself": true}) == set()
	questions.because(["staff", "head"], "people.appoint", {"post": "dsl", "oneself": true}) == set()
	questions.because(["staff", "administrator"], "people.appoint", {"post": "elsa", "oneself": true}) == set()
	questions.because(["staff", "administrator"], "people.appoint", {"post": "dsl", "oneself": true}) == set()
}

test_the_administrator_changes_settings if {
	questions.because(["staff", "administrator"], "people.change_settings", {}) == {"people.administrator_sets"}
	questions.because(["staff", "office"], "people.change_settings", {}) == set()
}

test_anybody_declares_their_own_conflict_and_nobody_lifts_it_themself if {
	own := {"oneself": true}
	questions.because(["staff"], "people.declare_conflict", own) == {"people.declares_own_conflict"}
	questions.because(["class_teacher"], "people.declare_conflict", own) == set()
	questions.because(["staff", "lead", "head"], "people.end_conflict", own) == set()
}

test_bars_on_leads_are_the_heads_and_on_the_head_the_chairs if {
	of_teacher := {"subject_posts": ["teacher"]}
	of_lead := {"subject_posts": ["teacher", "deputy_dsl"]}
	of_head := {"subject_posts": ["head"]}
	questions.because(["staff", "lead"], "people.declare_conflict", of_teacher) == {"people.lead_declares_conflict"}
	questions.because(["staff", "lead"], "people.end_conflict", of_lead) == set()
	questions.because(["staff", "lead"], "people.end_conflict", of_head) == set()
	questions.because(["staff", "head"], "people.end_conflict", of_lead) == {"people.head_declares_conflict"}
	questions.because(["staff", "head"], "people.end_conflict", of_head) == set()
	questions.because(["chair"], "people.declare_conflict", of_head) == {"people.chair_declares_conflict"}
	questions.because(["chair"], "people.declare_conflict", of_lead) == set()
	questions.because(["staff"], "people.declare_conflict", of_teacher) == set()
}
