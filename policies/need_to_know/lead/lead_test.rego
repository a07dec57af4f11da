package need_to_know.lead_test

import data.checks.questions_test as questions

test_reads_the_whole_case if {
	parts := {
		"directory", "home", "contacts", "signs", "strategies", "referral", "programme", "plans",
		"sessions", "group", "agreement", "check_ins", "impact", "concerns", "tellings",
	}
	every level in questions.levels(["staff", "lead"], parts, {}) {
		level == "full"
	}
}

test_reads_the_wording_for_single_readers if {
	questions.level(["staff", "lead"], {"part": "concerns", "labels": ["for_reader"]}) == "full"
}

test_reads_who_was_told_but_does_not_review_themself if {
	questions.level(["staff", "lead"], {"part": "told"}) == "full"
	questions.level(["staff", "lead"], {"part": "told", "labels": ["by_lead"]}) == "full"
	questions.level(["staff", "lead"], {"part": "told", "labels": ["by_lead"], "of_me": true}) == "summary"
}

test_reads_nothing_about_an_adult_until_told if {
	questions.level(["staff", "lead"], {"part": "adult_concerns"}) == "none"
	questions.level(["staff", "lead"], {"part": "adult_concerns", "matter": ["told_full"]}) == "full"
}

test_reads_plans_and_meetings if {
	parts := {
		"psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews", "meetings",
		"actions", "support_map", "figures",
	}
	every level in questions.levels(["staff", "lead"], parts, {}) {
		level == "full"
	}
}
