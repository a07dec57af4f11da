package need_to_know.parent_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "none",
	"contacts": "none",
	"signs": "none",
	"strategies": "none",
	"referral": "existence",
	"programme": "none",
	"plans": "none",
	"sessions": "existence",
	"group": "none",
	"agreement": "none",
	"check_ins": "none",
	"impact": "none",
	"concerns": "none",
	"tellings": "none",
}

_for_home := {
	"directory": "summary",
	"home": "none",
	"contacts": "summary",
	"signs": "none",
	"strategies": "summary",
	"referral": "existence",
	"programme": "summary",
	"plans": "none",
	"sessions": "existence",
	"group": "none",
	"agreement": "none",
	"check_ins": "none",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

_told(relations, kind) := questions.told_as("parent", relations, kind)

_levels(parts, kind) := {part: level |
	some part in parts
	level := _told(["parent"], object.union({"part": part}, kind)).level
}

test_reads_what_is_not_worded if _levels(object.keys(_row), {}) == _row

test_reads_what_was_worded_for_home if {
	_levels(object.keys(_for_home), {"labels": ["for_home", "for_all_carers"]}) == _for_home
}

test_reads_their_own_words if {
	every part in {"home", "contacts"} {
		_told(["parent"], {"part": part, "mine": ["said_by"]}).level == "full"
		_told(["parent"], {"part": part, "mine": ["author"]}).reveals
	}
	_told(["parent"], {"part": "signs", "mine": ["said_by"]}).level == "none"
}

test_reads_what_was_addressed_to_them_while_it_is_safe if {
	_told(["parent"], {"part": "home", "mine": ["addressee"]}).level == "full"
	_told(["parent"], {"part": "home", "mine": ["addressee"], "labels": ["about_home"]}).level == "none"
	_told(["parent"], {"part": "strategies", "mine": ["addressee"]}).level == "none"
}

test_nothing_marked_unsafe_in_any_cell if {
	every level in _levels(object.keys(_row), {"labels": ["unsafe_for_parents"], "mine": ["said_by"]}) {
		level == "none"
	}
}

test_nothing_that_mentions_another_pupil_in_any_cell if {
	every level in _levels(object.keys(_row), {"labels": ["mentions_pupil"], "mine": ["said_by"]}) {
		level == "none"
	}
}

test_sees_what_they_have_read if {
	_told(["parent"], {"part": "told", "of_me": true}).level == "summary"
	_told(["parent"], {"part": "told"}).level == "none"
}

test_excluded_or_without_standing_reads_nothing if {
	every relations in {["parent", "excluded_parent"], ["excluded_parent"], ["kin"], []} {
		_told(relations, {"part": "directory"}).level == "none"
	}
}

test_is_never_a_colleague_too if {
	teacher := ["staff", "class_teacher", "lead", "parent"]
	_told(teacher, {"part": "strategies"}).level == "none"
	_told(teacher, {"part": "staff", "of_me": true}).level == "none"
	questions.level(teacher, {"part": "directory"}) == "none"
	_told(teacher, {"part": "directory"}).level == "summary"
}

test_is_told_nothing_of_what_is_withheld if _told(["parent"], {"part": "sessions"}).withheld == "nothing"

_plan := {
	"psp_documents": "none",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "full",
	"signatures": "none",
	"monitoring": "none",
	"reviews": "none",
	"meetings": "none",
	"actions": "summary",
	"support_map": "summary",
	"figures": "full",
}

test_reads_of_a_plan_what_is_for_every_parent if _levels(object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_was_worded_for_home if {
	worded := object.union(_plan, {
		"psp_documents": "summary", "monitoring": "full",
		"reviews": "full", "meetings": "summary",
	})
	_levels(object.keys(_plan), {"labels": ["for_home", "for_all_carers"]}) == worded
	said := {"labels": ["for_home", "for_all_carers", "said_by"]}
	_levels(object.keys(_plan), said) == _plan
}

test_reads_of_a_plan_what_is_theirs if {
	pledged := object.union(_plan, {"signatures": "summary", "actions": "full"})
	said := object.union(pledged, {"parent_words": "full"})
	_levels(object.keys(_plan), {"mine": ["owner"]}) == pledged
	_levels(object.keys(_plan), {"mine": ["addressee"]}) == pledged
	_levels(object.keys(_plan), {"mine": ["said_by"]}) == said
	_levels(["actions", "signatures"], {"mine": ["signer"]}) == {"signatures": "summary", "actions": "full"}
	_levels(["signatures"], {"mine": ["addressee"], "labels": ["said_by"]}) == {"signatures": "none"}
}

test_reads_what_another_parent_said_for_a_plan_never if {
	every mine in {[], ["addressee"], ["signer"], ["owner"], ["present"]} {
		kind := {"part": "parent_words", "mine": mine, "labels": ["said_by", "for_home", "for_all_carers"]}
		_told(["parent"], kind).level == "none"
	}
}

test_hears_what_their_child_agreed_to_have_read_out if {
	kind := {"part": "pupil_words", "audience": ["home"], "pupil_said": {"home": "agreed"}, "labels": ["said_by"]}
	_told(["parent"], kind).level == "summary"
	_told(["parent"], object.union(kind, {"pupil_said": {"home": "withdrawn"}})).level == "none"
	_told(["parent"], object.union(kind, {"pupil_said": {"home": "not_asked"}})).level == "none"
	_told(["parent"], object.union(kind, {"in_date": false})).level == "none"
	_told(["parent"], object.union(kind, {"labels": ["unsafe_for_parents"]})).level == "none"
}

test_nothing_of_a_plan_that_is_unsafe_or_mentions_another_pupil if {
	every label in {"unsafe_for_parents", "mentions_pupil"} {
		kind := {"labels": [label, "for_home", "for_all_carers"], "mine": ["said_by", "signer"]}
		every level in _levels(object.keys(_plan), kind) {
			level == "none"
		}
	}
}
