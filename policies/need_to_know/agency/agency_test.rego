package need_to_know.agency_test

import data.checks.questions_test as questions

_parts := {
	"directory", "psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews",
	"meetings", "actions", "support_map", "figures",
}

_told(kind) := questions.told_as("agency", ["agency_worker"], kind)

_level(kind) := _told(kind).level

_tells(changes) := {part: level |
	some part in _parts
	level := _level(object.union({"part": part}, changes))
	level != "none"
}

_attended(changes) := _tells(object.union({"matter": ["agency_attended"]}, changes))

_invited(changes) := _tells(object.union({"matter": ["agency_invited"]}, changes))

_anything := {"labels": ["circulated"], "mine": ["present", "invited", "owner", "signer", "author"]}

test_a_colleague_is_told_nothing if {
	_tells(_anything) == {}
}

test_whoever_attended_is_told_what_was_agreed if {
	_attended({}) == {"targets": "summary", "reviews": "summary", "support_map": "existence"}
}

test_whoever_attended_is_told_the_record_as_it_was_circulated if {
	told := {
		"psp_documents": "summary", "meetings": "summary",
		"targets": "summary", "reviews": "summary", "support_map": "existence",
	}
	_attended({"labels": ["circulated"], "mine": ["present"]}) == told
	_level({"part": "meetings", "matter": ["agency_attended"], "labels": ["circulated"]}) == "none"
	_level({"part": "meetings", "matter": ["agency_attended"], "mine": ["present"]}) == "none"
}

test_whoever_attended_is_told_what_is_theirs if {
	told := {
		"targets": "full", "reviews": "full", "actions": "full",
		"signatures": "summary", "support_map": "existence",
	}
	_attended({"mine": ["owner"]}) == told
	every role in {"author", "said_by", "signer", "addressee"} {
		_level({"part": "signatures", "matter": ["agency_attended"], "mine": [role]}) == "summary"
	}
}

test_whoever_was_invited_is_told_that_there_is_a_meeting if {
	_invited({"mine": ["invited"]}) == {"meetings": "existence"}
	_invited({"labels": ["circulated"], "mine": ["present"]}) == {}
	_invited({"mine": ["owner"]}) == {"actions": "full"}
}

test_is_told_nothing_that_mentions_another_pupil if {
	_attended({"labels": ["mentions_pupil", "circulated"], "mine": ["present", "owner"]}) == {}
	_invited({"labels": ["mentions_pupil"], "mine": ["invited", "owner"]}) == {}
	allowed := {"part": "targets", "matter": ["agency_attended"], "labels": ["mentions_pupil", "mention_allowed"]}
	_level(allowed) == "summary"
	_level({"part": "told", "of_me": true, "labels": ["mentions_pupil"]}) == "none"
}

test_is_told_nothing_once_they_left_the_agency if {
	every matter in {"agency_attended", "agency_invited"} {
		kind := object.union({"part": "actions", "matter": [matter]}, {"mine": ["owner"]})
		questions.told_as("agency", [], kind).level == "none"
		questions.told_as("agency", ["alternative_provision"], kind).level == "none"
	}
}

test_is_told_nothing_about_their_own_family if {
	kind := {"part": "targets", "matter": ["agency_attended"], "mine": ["owner"]}
	every bar in {"relative", "conflict", "parent", "excluded_parent", "kin"} {
		answer := questions.told_as("agency", ["agency_worker", bar], kind)
		answer.level == "none"
		answer.because == set()
	}
}

test_counts_for_no_colleague_at_school if {
	kind := {"part": "targets", "matter": ["agency_attended"], "mine": ["owner"]}
	questions.level(["staff", "agency_worker"], kind) == "none"
	questions.told_as("agency", ["agency_worker", "staff", "lead", "head"], {"part": "targets"}).level == "none"
}

test_sees_what_they_have_read if {
	_level({"part": "told", "of_me": true}) == "summary"
	_level({"part": "told"}) == "none"
}
