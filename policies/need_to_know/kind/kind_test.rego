package need_to_know.kind_test

import data.checks.questions_test as questions
import data.need_to_know.kind

test_a_wording_for_one_reader_has_no_part_for_others if {
	question := questions.reading([], {"labels": ["for_reader"], "mine": ["author", "said_by", "present"]})
	not kind.open_part with input as question
	not kind.own_part with input as question
	not kind.attended_part with input as question
}

test_own_words_are_written_or_said if {
	kind.own_part == "contacts" with input as questions.reading([], {"mine": ["author"]})
	kind.own_part == "contacts" with input as questions.reading([], {"mine": ["said_by"]})
	kind.written_part == "contacts" with input as questions.reading([], {"mine": ["author"]})
	not kind.written_part with input as questions.reading([], {"mine": ["said_by"]})
}

test_theirs_is_written_said_or_received if {
	every role in {"author", "said_by", "addressee"} {
		kind.theirs_part == "contacts" with input as questions.reading([], {"mine": [role]})
	}
	not kind.theirs_part with input as questions.reading([], {"mine": ["present"]})
	not kind.own_part with input as questions.reading([], {"mine": ["addressee"]})
}

test_told_is_the_level_that_a_lead_recorded if {
	wording := {"part": "concerns", "labels": ["for_reader"], "mine": ["told"], "told": "summary"}
	levels := kind.levels_told with input as questions.reading([], wording)
	levels == {"summary"}
	unsaid := kind.levels_told with input as questions.reading([], object.union(wording, {"told": "none"}))
	unsaid == set()
}

test_told_somebody_else_is_not_told_me if {
	wording := {"part": "concerns", "labels": ["for_reader"], "told": "summary"}
	levels := kind.levels_told with input as questions.reading([], wording)
	levels == set()
}

test_told_in_full_opens_the_account_but_no_wording_for_others if {
	account := kind.levels_told with input as questions.reading([], {"part": "concerns", "matter": ["told_full"]})
	account == {"full"}
	wording := {"part": "concerns", "matter": ["told_full"], "labels": ["for_reader"]}
	others := kind.levels_told with input as questions.reading([], wording)
	others == set()
}

test_not_asked_leaves_the_default_audience if {
	question := questions.reading([], {"part": "sessions", "audience": ["class_teacher", "senco", "subject_teachers"]})
	audiences := kind.summary_audiences with input as question
	audiences == {"class_teacher", "senco"}
}

test_in_full_alone_it_says_nothing_below if {
	said := kind.levels_that_say_something with input as questions.reading([], {})
	said == {"existence", "summary", "full"}
	alone := kind.levels_that_say_something with input as questions.reading([], {"labels": ["in_full_only"]})
	alone == {"full"}
}

test_agreed_opens_it_to_an_audience_that_the_author_chose if {
	said := {"part": "sessions", "pupil_said": {"subject_teachers": "agreed"}}
	unchosen := kind.summary_audiences with input as questions.reading([], said)
	unchosen == {"class_teacher", "senco"}
	chosen := object.union(said, {"audience": ["subject_teachers"]})
	audiences := kind.summary_audiences with input as questions.reading([], chosen)
	audiences == {"subject_teachers"}
}

test_a_no_is_never_skipped if {
	every answer in {"declined", "withdrawn", "lapsed"} {
		question := questions.reading([], {"part": "sessions", "pupil_said": {"class_teacher": answer, "senco": answer}})
		audiences := kind.summary_audiences with input as question
		audiences == set()
	}
}

test_out_of_date_it_is_nobodys if {
	said := {"in_date": false, "pupil_said": {"senco": "agreed"}}
	audiences := kind.summary_audiences with input as questions.reading([], said)
	audiences == set()
}

test_written_for_all_staff_is_written_for_each if {
	everyone := {"audience": ["all_staff"], "pupil_said": {"subject_teachers": "agreed"}}
	audiences := kind.summary_audiences with input as questions.reading([], everyone)
	audiences == {"class_teacher", "senco", "subject_teachers"}
}

test_pledged_is_written_said_signed_or_owned if {
	every role in {"author", "said_by", "signer", "owner"} {
		kind.pledged_part == "actions" with input as questions.reading([], {"part": "actions", "mine": [role]})
	}
	not kind.pledged_part with input as questions.reading([], {"part": "actions", "mine": ["addressee", "present"]})
}

test_circulated_is_for_those_who_were_there if {
	record := {"part": "meetings", "labels": ["circulated"]}
	kind.circulated_part == "meetings" with input as questions.reading([], object.union(record, {"mine": ["present"]}))
	not kind.circulated_part with input as questions.reading([], record)
	not kind.circulated_part with input as questions.reading([], {"part": "meetings", "mine": ["present"]})
}
