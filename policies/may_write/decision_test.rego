package may_write_test

import data.checks.questions_test as questions
import data.may_write
import data.revision

test_of_no_relation_may_do_nothing if {
	every act in may_write.named.acts {
		questions.because([], act, {"matter": ["holder", "delivering_elsa"], "mine": ["author"]}) == set()
	}
}

test_an_act_that_is_not_named_is_not_allowed if {
	questions.because(["staff", "lead", "head", "office", "administrator"], "case.erase", {}) == set()
}

test_every_answer_carries_the_revision if {
	answer := may_write.decision with input as questions.acting([], "case.open", {})
	answer.revision == revision.sha256
	may_write.named.revision == revision.sha256
}
