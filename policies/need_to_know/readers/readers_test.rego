package need_to_know.readers_test

import data.checks.questions_test as questions
import data.need_to_know.readers

_granted(relations, kind) := grants if {
	grants := readers.grants with input as questions.reading(relations, kind)
}

test_are_looked_at_for_those_who_stand_in_the_relation if {
	_granted(["staff", "senco"], {"part": "plans"}) == {{"rule": "senco.progress", "level": "summary"}}
	_granted(["staff"], {"part": "plans"}) == set()
}

test_own_words_are_no_level if {
	own := {"rule": "staff.own_words", "level": "own"}
	_granted(["staff"], {"part": "signs", "mine": ["author"]}) == {own}
}

test_on_the_wrong_child_leads_alone if {
	wrong := {"labels": ["wrong_child"], "mine": ["author", "present"]}
	questions.level(["staff", "lead"], wrong) == "full"
	answer := questions.told(["staff", "elsa", "elsa_of_pupil", "head", "form_tutor"], wrong)
	answer.level == "none"
	answer.alone == "none"
}
