package need_to_know_test

import data.checks.questions_test as questions
import data.need_to_know
import data.revision

test_of_no_relation_reads_nothing if {
	answer := questions.told([], {"mine": ["author"], "of_me": true, "matter": ["holder", "delivering_elsa"]})
	answer.level == "none"
	answer.alone == "none"
	answer.because == set()
}

test_the_fuller_of_two_grants_wins if {
	questions.level(["staff", "subject_teacher", "senco"], {"part": "programme"}) == "full"
}

test_a_corrected_entry_falls_to_existence_below_full if {
	questions.level(["staff", "form_tutor"], {"corrected": true}) == "existence"
	questions.level(["staff", "lead"], {"corrected": true}) == "full"
	questions.level(["staff"], {"part": "directory", "corrected": true}) == "existence"
}

test_what_is_told_in_full_alone_does_not_exist_below if {
	objection := {"part": "home", "labels": ["in_full_only"]}
	questions.level(["staff", "form_tutor"], {"part": "home"}) == "summary"
	questions.told(["staff", "form_tutor"], objection).level == "none"
	questions.told(["staff", "form_tutor"], objection).reveals == false
	questions.level(["staff", "elsa_of_pupil"], objection) == "full"
}

test_every_answer_carries_the_revision if {
	questions.told([], {}).revision == revision.sha256
	need_to_know.named.revision == revision.sha256
}

test_what_is_withheld_is_hinted_at_to_those_who_may_ask if {
	questions.told(["staff", "subject_teacher"], {"part": "programme"}).withheld == "ask"
	questions.told(["staff", "subject_teacher"], {"part": "agreement"}).withheld == "nothing"
	questions.told(["staff", "head"], {"part": "concerns"}).withheld == "nothing"
}

test_every_part_is_named if count(need_to_know.named.parts) == 31
