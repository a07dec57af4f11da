package may_write.concern_test

import data.checks.questions_test as questions
import data.may_write

test_anybody_raises_one_barred_or_not if {
	every relations in [["staff"], ["governor"], ["staff", "relative"], ["staff", "administrator"]] {
		questions.because(relations, "concern.raise", {}) == {"concern.anybody_raises"}
	}
	questions.because(["form_tutor"], "concern.raise", {}) == set()
}

test_a_pupil_raises_their_own_and_does_nothing_else if {
	done := {act |
		some act in may_write.named.acts
		startswith(act, "concern.")
		own := questions.acting(["pupil"], act, {"part": "concerns", "matter": ["holder"], "mine": ["author"]})
		answer := may_write.decision with input as own with input.capacity as "pupil"
		answer.leave
	}
	done == {"concern.raise"}
	question := questions.acting([], "concern.raise", {})
	nobody := may_write.decision with input as question with input.capacity as "pupil"
	not nobody.leave
	parent := may_write.decision with input as questions.acting(["pupil"], "concern.raise", {}) with input.capacity as "parent"
	not parent.leave
	questions.because(["pupil"], "concern.raise", {}) == set()
}

test_leads_act_on_concerns_about_pupils_alone if {
	every act in {"concern.act", "concern.decide", "concern.close", "concern.pass_on", "concern.tell"} {
		questions.because(["staff", "lead"], act, {"part": "concerns"}) == {"concern.lead_acts"}
		questions.because(["staff", "lead"], act, {"part": "adult_concerns"}) == set()
		questions.because(["staff", "lead"], act, {}) == set()
		questions.because(["staff", "lead", "relative"], act, {"part": "concerns"}) == set()
		questions.because(["staff", "senco"], act, {"part": "concerns"}) == set()
	}
}

test_holders_act_on_what_they_hold if {
	held := {"part": "adult_concerns", "matter": ["holder"]}
	questions.because(["staff", "head"], "concern.decide", held) == {"concern.holder_acts"}
	questions.because(["chair"], "concern.close", held) == {"concern.holder_acts"}
	questions.because(["head"], "concern.close", held) == set()
	questions.because(["staff", "head"], "concern.close", {"part": "sessions", "matter": ["holder"]}) == set()
}

test_the_holder_tells if {
	held := {"part": "adult_concerns", "matter": ["holder"]}
	questions.because(["staff", "head"], "concern.tell", held) == {"concern.holder_tells"}
	questions.because(["staff", "head"], "concern.tell", object.union(held, {"mine": ["subject"]})) == set()
	questions.because(["staff", "head"], "concern.tell", {"part": "sessions", "matter": ["holder"]}) == set()
}

test_the_clock_passes_on_and_does_nothing_else if {
	done := {act |
		some act in may_write.named.acts
		question := questions.acting(["staff", "lead"], act, {"part": "concerns", "matter": ["holder"]})
		answer := may_write.decision with input as question with input.capacity as "clock"
		answer.leave
	}
	done == {"concern.pass_on"}
}
