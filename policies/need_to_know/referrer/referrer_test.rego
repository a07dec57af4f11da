package need_to_know.referrer_test

import data.checks.questions_test as questions

_row := {
	"directory": "existence",
	"home": "none",
	"contacts": "none",
	"signs": "none",
	"strategies": "none",
	"referral": "none",
	"programme": "existence",
	"plans": "none",
	"sessions": "existence",
	"group": "none",
	"agreement": "none",
	"check_ins": "none",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

_theirs(kind) := questions.told(["staff"], object.union({"matter": ["referrer"]}, kind))

test_reads_their_row if questions.levels(["staff"], object.keys(_row), {"matter": ["referrer"]}) == _row

test_reads_the_referral_that_they_made if {
	every role in {"author", "said_by", "addressee"} {
		answer := _theirs({"part": "referral", "mine": [role]})
		answer.level == "full"
		answer.reveals
	}
}

test_reads_nothing_that_others_added if _theirs({"part": "referral"}).level == "none"

test_asks_for_their_own_record if {
	answer := questions.told_for(["staff"], "own_record", {"part": "impact", "matter": ["referrer"]})
	answer.level == "summary"
}

test_who_left_reads_nothing if questions.level([], {"part": "impact", "matter": ["referrer"]}) == "none"
