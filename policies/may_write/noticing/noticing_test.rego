package may_write.noticing_test

import data.checks.questions_test as questions

test_anybody_in_post_notices_barred_or_not if {
	every relations in [["staff"], ["governor"], ["staff", "relative"], ["staff", "conflict"], ["staff", "administrator"]] {
		questions.because(relations, "noticing.notice_sign", {}) == {"noticing.anybody_notices"}
	}
	questions.because(["form_tutor"], "noticing.notice_sign", {}) == set()
}

test_the_author_looks_again if {
	written := {"part": "signs", "mine": ["author"]}
	questions.because(["staff"], "noticing.review_sign", written) == {"noticing.author_reviews"}
	questions.because(["elsa"], "noticing.review_sign", written) == set()
	questions.because(["staff"], "noticing.review_sign", {"part": "signs"}) == set()
	questions.because(["staff", "relative"], "noticing.review_sign", written) == set()
}

test_those_who_oversee_the_pupil_look_again if {
	every relation in {"form_tutor", "class_teacher", "pastoral_leader", "senco", "elsa_of_pupil", "lead"} {
		questions.because(["staff", relation], "noticing.review_sign", {}) == {"noticing.welfare_reviews"}
		questions.because(["staff", relation, "conflict"], "noticing.review_sign", {}) == set()
	}
	questions.because(["staff", "subject_teacher"], "noticing.review_sign", {}) == set()
	questions.because(["staff", "head"], "noticing.review_sign", {}) == set()
}

test_those_who_see_the_pupil_daily_check_in if {
	every relation in {
		"elsa_of_pupil", "covering_elsa_of_pupil", "assistant_or_mentor",
		"form_tutor", "class_teacher",
	} {
		questions.because(["staff", relation], "noticing.check_in", {}) == {"noticing.checks_in"}
		questions.because(["staff", relation, "relative"], "noticing.check_in", {}) == set()
		questions.because([relation], "noticing.check_in", {}) == set()
	}
	every relation in {"subject_teacher", "cover_teacher", "elsa", "lead", "line_manager_of_pupil"} {
		questions.because(["staff", relation], "noticing.check_in", {}) == set()
	}
}
