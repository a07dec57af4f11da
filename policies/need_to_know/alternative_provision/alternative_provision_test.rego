package need_to_know.alternative_provision_test

import data.checks.questions_test as questions

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "summary",
	"signatures": "none",
	"monitoring": "summary",
	"reviews": "summary",
	"meetings": "none",
	"actions": "none",
	"support_map": "existence",
	"figures": "none",
}

_theirs := ["agency_worker", "alternative_provision"]

_levels(changes) := {part: level |
	some part in object.keys(_plan)
	level := questions.told_as("agency", _theirs, object.union({"part": part}, changes)).level
}

_more(changes) := {part: level |
	some part, level in _levels(changes)
	level != _plan[part]
}

test_reads_their_row if _levels({}) == _plan

test_reads_a_meeting_at_which_they_were_present if _more({"mine": ["present"]}) == {"meetings": "full"}

test_reads_what_is_theirs if {
	_more({"mine": ["author"]}) == {"monitoring": "full", "actions": "full"}
	_more({"mine": ["owner"]}) == {"actions": "full"}
	_more({"mine": ["addressee"]}) == {"actions": "full"}
}

test_reads_nothing_that_mentions_another_pupil if {
	every level in _levels({"labels": ["mentions_pupil"], "mine": ["author", "present"]}) {
		level == "none"
	}
}

test_reads_nothing_once_they_left if {
	questions.told_as("agency", ["alternative_provision"], {"part": "targets"}).level == "none"
	questions.level(["staff", "alternative_provision"], {"part": "targets"}) == "none"
}
