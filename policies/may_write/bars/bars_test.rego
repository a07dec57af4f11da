package may_write.bars_test

import data.checks.questions_test as questions
import data.may_write.bars

_lead := ["staff", "lead"]

test_relatives_the_subject_and_whoever_is_named_do_not_act if {
	bars.barred with input as questions.acting(["staff", "relative"], "concern.act", {})
	bars.barred with input as questions.acting(["staff", "conflict"], "concern.act", {})
	bars.barred with input as questions.acting(_lead, "concern.act", {"matter": ["subject"]})
	bars.barred with input as questions.acting(_lead, "concern.act", {"mine": ["named"]})
	bars.barred with input as questions.acting(_lead, "concern.act", {"mine": ["subject"]})
}

test_a_family_tie_bars_the_colleague_and_not_the_parent if {
	every tie in {"relative", "parent", "excluded_parent", "kin"} {
		question := questions.acting(["staff", tie], "concern.act", {})
		bars.barred with input as question
		not bars.barred with input as question with input.capacity as "parent"
	}
}

test_authors_and_holders_do if {
	free := {"mine": ["author", "holder"], "matter": ["holder"]}
	not bars.barred with input as questions.acting(_lead, "concern.act", free)
}
