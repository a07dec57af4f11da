package may_write.handover_test

import data.checks.questions_test as questions

test_the_line_manager_arranges_cover_and_taking_over if {
	managing := {"matter": ["line_manager"], "subject_posts": ["elsa"]}
	every act in {"handover.arrange_cover", "handover.take_over"} {
		questions.because(["staff"], act, managing) == {"handover.arranged"}
		questions.because(["staff", "lead"], act, {"subject_posts": ["elsa"]}) == {"handover.arranged"}
		questions.because(["staff"], act, object.union(managing, {"oneself": true})) == set()
		questions.because(["staff"], act, object.union(managing, {"subject_posts": ["teacher"]})) == set()
		questions.because(["staff", "relative"], act, managing) == set()
		questions.because(["staff", "lead", "conflict"], act, managing) == set()
		questions.because([], act, managing) == set()
		questions.because(["staff", "elsa"], act, object.union(managing, {"matter": ["delivering_elsa"]})) == set()
	}
}

test_cover_ends_also_of_those_who_have_left if {
	questions.because(["staff"], "handover.end_cover", {"matter": ["line_manager"]}) == {"handover.cover_ended"}
	questions.because(["staff", "elsa"], "handover.end_cover", {"matter": ["covering_elsa"]}) == set()
}

test_whoever_knows_the_work_hands_it_over if {
	to_an_elsa := {"matter": ["delivering_elsa"], "subject_posts": ["elsa"]}
	covering := object.union(to_an_elsa, {"matter": ["covering_elsa"]})
	handed := object.union(to_an_elsa, {"matter": ["covering_elsa", "handed_over"]})
	questions.because(["staff", "elsa"], "handover.hand_over", to_an_elsa) == {"handover.by_the_elsa"}
	questions.because(["staff", "elsa"], "handover.hand_over", handed) == {"handover.by_the_elsa"}
	questions.because(["staff", "elsa"], "handover.hand_over", covering) == set()
	questions.because(["staff", "elsa"], "handover.hand_over", object.union(handed, {"oneself": true})) == set()
	questions.because(["staff", "elsa", "relative"], "handover.hand_over", to_an_elsa) == set()
	questions.because(["elsa"], "handover.hand_over", to_an_elsa) == set()
}

test_the_line_manager_hands_over_for_those_who_left if {
	managing := {"matter": ["line_manager"], "subject_posts": ["elsa"]}
	questions.because(["staff"], "handover.hand_over", managing) == {"handover.for_the_elsa"}
	questions.because(["staff"], "handover.hand_over", object.union(managing, {"oneself": true})) == set()
	questions.because(["staff"], "handover.hand_over", object.union(managing, {"subject_posts": []})) == set()
}
