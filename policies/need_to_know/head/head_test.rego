package need_to_know.head_test

import data.checks.questions_test as questions

test_knows_that_there_is_a_concern if {
	answer := questions.told(["staff", "head"], {"part": "concerns"})
	answer.level == "summary"
	answer.reveals
	answer.withheld == "nothing"
}

test_reads_no_wording_for_somebody_else if {
	questions.level(["staff", "head"], {"part": "concerns", "labels": ["for_reader"]}) == "none"
}

test_reads_the_account_once_told if {
	questions.level(["staff", "head"], {"part": "concerns", "matter": ["told_full"]}) == "full"
}

test_sees_what_leads_have_read_and_nobody_else if {
	questions.level(["staff", "head"], {"part": "told", "labels": ["by_lead"]}) == "summary"
	questions.level(["staff", "head"], {"part": "told"}) == "none"
}

_row := {
	"directory": "full",
	"home": "summary",
	"contacts": "existence",
	"signs": "existence",
	"strategies": "summary",
	"referral": "summary",
	"programme": "summary",
	"plans": "none",
	"sessions": "existence",
	"group": "existence",
	"agreement": "existence",
	"check_ins": "none",
	"impact": "full",
	"concerns": "summary",
	"tellings": "none",
}

test_reads_their_row if questions.levels(["staff", "head"], object.keys(_row), {}) == _row

test_reads_in_full_where_they_were_present if questions.level(["staff", "head"], {"mine": ["present"]}) == "full"

test_reads_nothing_about_an_adult if questions.level(["staff", "head"], {"part": "adult_concerns"}) == "none"

_plan := {
	"psp_documents": "summary",
	"parent_words": "none",
	"pupil_words": "none",
	"targets": "full",
	"signatures": "full",
	"monitoring": "summary",
	"reviews": "full",
	"meetings": "summary",
	"actions": "full",
	"support_map": "summary",
	"figures": "full",
}

test_reads_their_row_of_a_plan if questions.levels(["staff", "head"], object.keys(_plan), {}) == _plan

test_reads_of_a_plan_what_they_heard_themselves if {
	present := {part | some part in object.keys(_plan); questions.level(["staff", "head"], {"part": part, "mine": ["present"]}) != _plan[part]}
	present == {"meetings"}
}

test_reads_all_that_was_gathered_to_decide_on_an_exclusion if {
	questions.told_for(["staff", "head"], "exclusion", {"part": "psp_documents"}).level == "full"
	questions.told_for(["staff", "head"], "oversight", {"part": "psp_documents"}).level == "summary"
	questions.told_for(["staff", "head"], "exclusion", {"part": "meetings"}).level == "summary"
}
