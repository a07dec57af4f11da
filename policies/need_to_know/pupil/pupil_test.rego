package need_to_know.pupil_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "none",
	"signs": "none",
	"strategies": "summary",
	"referral": "summary",
	"programme": "summary",
	"plans": "summary",
	"sessions": "summary",
	"group": "none",
	"agreement": "full",
	"check_ins": "summary",
	"impact": "none",
	"concerns": "none",
	"tellings": "none",
}

_told(relations, kind) := questions.told_as("pupil", relations, kind)

_level(kind) := _told(["pupil"], kind).level

test_reads_their_row if {
	every part, level in _row {
		_level({"part": part}) == level
	}
}

test_reads_their_own_words if {
	every part in {"contacts", "sessions", "group", "concerns"} {
		_level({"part": part, "mine": ["said_by"]}) == "full"
		_level({"part": part, "mine": ["addressee"]}) == "full"
	}
	_level({"part": "signs", "mine": ["said_by"]}) == "none"
}

test_reads_the_impact_as_it_was_worded_for_home if {
	_level({"part": "impact"}) == "none"
	_level({"part": "impact", "labels": ["for_home", "for_all_carers"]}) == "summary"
}

test_learns_who_was_told_unless_it_is_unsafe if {
	_level({"part": "told"}) == "summary"
	_level({"part": "told", "labels": ["unsafe_for_parents"]}) == "none"
}

test_nothing_that_mentions_another_pupil if {
	every part in object.keys(_row) {
		_level({"part": part, "labels": ["mentions_pupil"], "mine": ["said_by"]}) == "none"
	}
}

test_is_only_a_pupil if {
	_told(["staff", "lead", "pupil"], {"part": "signs"}).level == "none"
	_told(["staff", "lead"], {"part": "directory"}).level == "none"
	questions.level(["pupil"], {"part": "directory"}) == "none"
}

_plan := {
	"psp_documents": "summary",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "full",
	"signatures": "full",
	"monitoring": "full",
	"reviews": "full",
	"meetings": "summary",
	"actions": "summary",
	"support_map": "summary",
	"figures": "full",
}

test_reads_their_row_of_a_plan if {
	every part, level in _plan {
		_level({"part": part}) == level
	}
}

test_reads_in_a_plan_what_they_said_and_are_to_do if {
	_level({"part": "pupil_words", "mine": ["said_by"]}) == "full"
	every role in {"owner", "signer", "author", "said_by", "addressee"} {
		_level({"part": "actions", "mine": [role]}) == "full"
	}
	_level({"part": "pupil_words", "mine": ["owner"]}) == "none"
	_level({"part": "parent_words", "mine": ["addressee"]}) == "none"
}

test_nothing_of_a_plan_that_mentions_another_pupil if {
	every part in object.keys(_plan) {
		_level({"part": part, "labels": ["mentions_pupil"], "mine": ["said_by", "owner"]}) == "none"
	}
}
