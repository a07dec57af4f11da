package need_to_know.open_plan_test

import data.checks.questions_test as questions

_row := {
	"directory": "summary",
	"home": "summary",
	"contacts": "summary",
	"signs": "summary",
	"strategies": "full",
	"referral": "existence",
	"programme": "summary",
	"plans": "none",
	"sessions": "existence",
	"group": "none",
	"agreement": "existence",
	"check_ins": "summary",
	"impact": "summary",
	"concerns": "none",
	"tellings": "none",
}

_theirs := {["staff", "psp_coordinator_of_pupil"], ["staff", "key_worker_of_pupil"]}

test_reads_their_row if {
	every relations in _theirs {
		questions.levels(relations, object.keys(_row), {}) == _row
	}
}

test_reads_the_staff_summary_that_was_written_for_pastoral_leads if {
	agreed := {"part": "sessions", "audience": ["pastoral_leads"], "pupil_said": {"pastoral_leads": "agreed"}}
	declined := {"part": "sessions", "audience": ["pastoral_leads"], "pupil_said": {"pastoral_leads": "declined"}}
	every relations in _theirs {
		questions.level(relations, agreed) == "summary"
		questions.level(relations, declined) == "existence"
		questions.told(relations, declined).withheld == "ask"
	}
}

test_reads_in_full_where_they_were_present if {
	every relations in _theirs {
		questions.level(relations, {"mine": ["present"]}) == "full"
		questions.level(relations, {"part": "signs", "mine": ["present"]}) == "summary"
	}
}

test_reads_what_a_lead_told_them if {
	every relations in _theirs {
		questions.level(relations, {"part": "concerns", "matter": ["told_full"]}) == "full"
	}
}

test_reads_their_own_words if {
	every part in {"contacts", "signs", "referral", "check_ins", "concerns"} {
		answer := questions.told_for(["staff", "key_worker_of_pupil"], "coordination", {"part": part, "mine": ["author"]})
		answer.level == "full"
		"open_plan.own_words" in answer.because
	}
}

test_by_the_plan_alone_reads_nothing_of_other_support if {
	every level in questions.levels(["staff"], object.keys(_row) - {"directory"}, {"matter": ["psp_coordinator", "key_worker"]}) {
		level == "none"
	}
}
