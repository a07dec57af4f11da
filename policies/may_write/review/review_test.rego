package may_write.review_test

import data.checks.questions_test as questions
import data.may_write
import data.may_write.review

_coordinating := {"matter": ["psp_coordinator"]}

_in_capacity(capacity, relations, act, about) := rules if {
	question := object.union(questions.acting(relations, act, about), {"capacity": capacity})
	answer := may_write.decision with input as question
	rules := answer.because
}

test_the_coordinator_of_this_plan_reviews_judges_and_ends_it if {
	every act in review.acts - {"review.report"} {
		questions.because(["staff"], act, _coordinating) == {"review.by_coordinator"}
		questions.because(["staff", "relative"], act, _coordinating) == set()
		questions.because(["staff"], act, object.union(_coordinating, {"mine": ["named"]})) == set()
		questions.because([], act, _coordinating) == set()
	}
}

test_nobody_else_judges_or_ends_it if {
	every act in review.acts - {"review.report", "review.notice_failing"} {
		questions.because(["staff", "psp_coordinator_post"], act, {}) == set()
		questions.because(["staff", "psp_coordinator_of_pupil"], act, {}) == set()
		questions.because(["staff", "lead", "head", "senco"], act, {}) == set()
		questions.because(["staff"], act, {"matter": ["key_worker"]}) == set()
		_in_capacity("agency", ["agency_worker"], act, {"matter": ["psp_coordinator", "agency_attended"]}) == set()
		_in_capacity("parent", ["parent"], act, _coordinating) == set()
	}
}

test_the_key_worker_says_that_a_plan_is_failing if {
	theirs := {"matter": ["key_worker"]}
	questions.because(["staff"], "review.notice_failing", theirs) == {"review.failing_by_key_worker"}
	questions.because(["staff", "conflict"], "review.notice_failing", theirs) == set()
	questions.because([], "review.notice_failing", theirs) == set()
	questions.because(["staff", "form_tutor"], "review.notice_failing", {}) == set()
}

test_staff_report_on_their_own_commitment if {
	questions.because(["staff"], "review.report", {"mine": ["owner"]}) == {"review.own_commitment"}
	questions.because(["staff"], "review.report", _coordinating) == set()
	questions.because(["staff", "relative"], "review.report", {"mine": ["owner"]}) == set()
	questions.because([], "review.report", {"mine": ["owner"]}) == set()
}

test_an_agencys_worker_reports_on_their_own_commitment if {
	came := {"matter": ["agency_attended"], "mine": ["owner"]}
	_in_capacity("agency", ["agency_worker"], "review.report", came) == {"review.agency_commitment"}
	_in_capacity("agency", [], "review.report", came) == set()
	_in_capacity("agency", ["agency_worker", "relative"], "review.report", came) == set()
	_in_capacity("agency", ["agency_worker"], "review.report", object.union(came, {"mine": []})) == set()
	_in_capacity("agency", ["agency_worker"], "review.report", {"matter": ["agency_invited"], "mine": ["owner"]}) == set()
	_in_capacity("parent", ["parent"], "review.report", came) == set()
}
