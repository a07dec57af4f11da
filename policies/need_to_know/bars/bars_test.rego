package need_to_know.bars_test

import data.checks.questions_test as questions

_everything := ["staff", "lead", "head", "senco", "form_tutor", "administrator", "office"]

_nothing := {
	"level": "none", "reveals": false, "alone": "none", "because": set(),
	"withheld": "nothing", "obligations": [],
}

_told(relations, kind) := object.remove(questions.told(relations, kind), ["revision"])

test_own_child_or_declared_conflict_empties_everything if {
	every bar in {"relative", "conflict", "parent", "excluded_parent", "kin"} {
		every part in {"directory", "contacts", "sessions", "concerns", "staff", "told"} {
			_told(array.concat(_everything, [bar]), {"part": part}) == _nothing
		}
	}
}

test_the_subject_reads_nothing_of_the_concern if {
	_told(_everything, {"part": "concerns", "mine": ["subject"]}) == _nothing
	_told(_everything, {"part": "adult_concerns", "matter": ["subject", "holder"]}) == _nothing
}

test_the_subject_reads_nothing_that_others_recorded_after_it if {
	_told(_everything, {"after_concern_about_me": true}) == _nothing
	questions.level(_everything, {"after_concern_about_me": true, "mine": ["author"]}) == "full"
}

test_whoever_is_named_reads_nothing_of_that_entry if {
	_told(_everything, {"part": "concerns", "mine": ["named"]}) == _nothing
}

test_a_bar_leaves_the_concern_that_they_wrote if {
	answer := questions.told(["staff", "class_teacher", "relative"], {"part": "concerns", "mine": ["author"]})
	answer.level == "none"
	not answer.reveals
	answer.alone == "full"
	answer.because == {"staff.own_words", "form_tutor.own_words"}
}

test_a_bar_says_nothing_once_their_own_words_are_no_longer_read if {
	_told(["staff", "relative"], {"part": "concerns", "mine": ["author"], "own_readable": false}) == _nothing
}

test_a_bar_leaves_nothing_that_others_wrote_down if {
	_told(["staff", "relative"], {"part": "concerns", "mine": ["said_by"]}) == _nothing
	_told(["staff", "relative"], {"part": "contacts", "mine": ["author"]}) == _nothing
}

test_a_family_tie_does_not_bar_the_parent if {
	answer := questions.told_as("parent", ["parent", "relative", "conflict"], {"part": "directory"})
	answer.level == "summary"
}

test_the_subject_of_a_concern_is_barred_as_a_parent_too if {
	every kind in {{"matter": ["subject"]}, {"mine": ["subject"]}, {"mine": ["named"]}, {"after_concern_about_me": true}} {
		said := object.union({"part": "directory"}, kind)
		questions.told_as("parent", ["parent"], said).level == "none"
		questions.told_as("pupil", ["pupil"], said).level == "none"
	}
}
