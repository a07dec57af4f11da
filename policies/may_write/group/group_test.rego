package may_write.group_test

import data.checks.questions_test as questions

test_an_elsa_sets_up_a_group_of_theirs if {
	questions.because(["staff", "elsa"], "group.start", {"oneself": true}) == {"group.elsa_starts"}
	questions.because(["staff", "elsa"], "group.start", {"subject_posts": ["elsa"]}) == {"group.elsa_starts"}
	questions.because(["staff", "elsa"], "group.start", {"subject_posts": ["teacher"]}) == set()
	questions.because(["staff", "lead"], "group.start", {"oneself": true}) == set()
	questions.because(["elsa"], "group.start", {"oneself": true}) == set()
}

test_the_line_manager_takes_a_pupil_in if {
	managing := {"matter": ["line_manager"]}
	questions.because(["staff"], "group.join", managing) == {"group.manager_takes_in"}
	questions.because(["staff", "relative"], "group.join", managing) == set()
	questions.because([], "group.join", managing) == set()
	questions.because(["staff", "line_manager_post"], "group.join", {}) == set()
}

test_the_elsa_takes_in_whom_they_work_with if {
	every word in {"delivering_elsa", "covering_elsa"} {
		theirs := {"matter": [word]}
		questions.because(["staff", "elsa", "elsa_of_pupil"], "group.join", theirs) == {"group.elsa_takes_in"}
		questions.because(["staff", "elsa"], "group.join", theirs) == set()
		questions.because(["staff", "elsa", "elsa_of_pupil", "conflict"], "group.join", theirs) == set()
	}
	questions.because(["staff", "elsa", "elsa_of_pupil"], "group.join", {}) == set()
}

test_those_who_run_it_write_it_up if {
	every act in {"group.plan_session", "group.hold_session", "group.record_session_not_held", "group.leave", "group.end"} {
		every word in {"delivering_elsa", "covering_elsa"} {
			questions.because(["staff", "elsa"], act, {"matter": [word]}) == {"group.own_work"}
			questions.because(["staff", "elsa", "relative"], act, {"matter": [word]}) == set()
			questions.because(["elsa"], act, {"matter": [word]}) == set()
		}
		questions.because(["staff", "lead", "elsa"], act, {}) == set()
	}
}

test_the_line_manager_ends_it_and_writes_nothing_up if {
	managing := {"matter": ["line_manager"]}
	questions.because(["staff"], "group.end", managing) == {"group.manager_ends"}
	questions.because(["staff"], "group.leave", managing) == {"group.manager_ends"}
	questions.because(["staff", "conflict"], "group.leave", managing) == set()
	questions.because(["staff"], "group.hold_session", managing) == set()
}
