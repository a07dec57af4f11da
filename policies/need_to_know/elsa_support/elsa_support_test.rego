package need_to_know.elsa_support_test

import data.checks.questions_test as questions

_told(relations, kind) := questions.level(relations, object.union({"part": "elsa_support"}, kind))

_shared := {"labels": ["shared_with_manager"]}

test_is_the_elsas_own if {
	_told(["staff", "elsa"], {"of_me": true}) == "full"
	_told(["staff", "elsa"], {}) == "none"
	_told(["educational_psychologist"], {"of_me": true}) == "none"
}

test_is_the_elsas_own_for_a_purpose_that_they_carry if {
	mine := {"part": "elsa_support", "of_me": true}
	questions.told_for(["staff", "elsa"], "own_record", mine).level == "full"
	questions.told_for(["staff", "elsa"], "safeguarding", mine).level == "none"
}

test_line_manager_reads_what_is_shared if {
	_told(["staff", "line_manager_of_elsa"], {}) == "summary"
	_told(["staff", "line_manager_of_elsa"], _shared) == "full"
	_told(["staff", "line_manager_post"], _shared) == "none"
}

test_supervisor_reads_a_summary if {
	_told(["educational_psychologist", "supervising_psychologist"], _shared) == "summary"
	_told(["educational_psychologist"], {}) == "none"
}

test_supervision_ends_with_the_post if _told(["staff", "supervising_psychologist"], {}) == "none"

test_head_knows_how_many if _told(["staff", "head"], _shared) == "existence"

test_leads_have_nothing if _told(["staff", "lead", "senco", "office", "administrator"], _shared) == "none"

test_is_about_nothing_else if {
	questions.level(["staff", "elsa"], {"part": "contacts", "of_me": true}) == "none"
	questions.level(["staff", "line_manager_of_elsa"], {"part": "contacts"}) == "none"
}
