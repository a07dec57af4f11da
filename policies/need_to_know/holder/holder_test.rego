package need_to_know.holder_test

import data.checks.questions_test as questions

test_reads_the_concern_they_hold if {
	questions.level(["staff"], {"part": "concerns", "matter": ["holder"], "labels": ["for_reader"]}) == "full"
	questions.level(["staff", "head"], {"part": "adult_concerns", "matter": ["holder"]}) == "full"
}

test_as_chair_reads_the_concern_about_the_head if {
	questions.level(["chair"], {"part": "adult_concerns", "matter": ["holder"]}) == "full"
}

test_reads_nothing_else_by_it if {
	questions.level(["chair"], {"part": "sessions", "matter": ["holder"]}) == "none"
	questions.level(["chair"], {"part": "adult_concerns"}) == "none"
}
