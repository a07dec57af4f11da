package may_write.home_test

import data.checks.questions_test as questions
import data.may_write.home

_speakers := {
	"elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil", "senco", "lead",
	"form_tutor", "class_teacher", "pastoral_leader", "family_liaison_worker",
}

test_those_who_work_with_the_pupil_speak_with_home if {
	every relation in _speakers {
		questions.because(["staff", relation], "home.inform", {}) == {"home.spoken_with"}
	}
	every relation in {"subject_teacher", "assistant_or_mentor", "cover_teacher", "office", "head"} {
		questions.because(["staff", relation], "home.inform", {}) == set()
	}
}

test_speaking_with_home_is_all_that_passes_to_and_fro if {
	every act in home._speaking {
		questions.because(["staff", "form_tutor"], act, {}) == {"home.spoken_with"}
		questions.because(["form_tutor"], act, {}) == set()
	}
}

test_whoever_is_barred_does_not_speak_with_home if {
	questions.because(["staff", "form_tutor", "relative"], "home.inform", {}) == set()
	questions.because(["staff", "form_tutor"], "home.inform", {"mine": ["named"]}) == set()
}

test_strategies_are_worded_for_home_by_those_who_know_what_helps if {
	every relation in {"elsa_of_pupil", "covering_elsa_of_pupil", "senco", "lead"} {
		questions.because(["staff", relation], "home.word_strategies", {}) == {"home.strategies_worded"}
		questions.because(["staff", relation, "conflict"], "home.word_strategies", {}) == set()
		questions.because([relation], "home.word_strategies", {}) == set()
	}
	questions.because(["staff", "form_tutor"], "home.word_strategies", {}) == set()
}

test_a_programme_is_worded_for_home_by_those_who_run_or_oversee_it if {
	every relation in {"delivering_elsa", "covering_elsa", "line_manager"} {
		about := {"matter": [relation]}
		questions.because(["staff"], "home.word_programme", about) == {"home.programme_worded"}
		questions.because(["staff", "relative"], "home.word_programme", about) == set()
		questions.because([], "home.word_programme", about) == set()
	}
	every relation in {"senco", "lead"} {
		questions.because(["staff", relation], "home.word_programme", {}) == {"home.programme_overseen"}
		questions.because(["staff", relation, "relative"], "home.word_programme", {}) == set()
		questions.because([relation], "home.word_programme", {}) == set()
	}
	questions.because(["staff", "elsa_of_pupil"], "home.word_programme", {}) == set()
	questions.because(["staff"], "home.word_programme", {"matter": ["referrer"]}) == set()
}

test_leads_and_the_office_say_who_is_who_in_law if {
	every act in {"home.record_standing", "home.end_standing"} {
		every relation in {"lead", "office"} {
			questions.because(["staff", relation], act, {}) == {"home.standing"}
			questions.because(["staff", relation], act, {"oneself": true}) == set()
			questions.because(["staff", relation, "relative"], act, {}) == set()
			questions.because([relation], act, {}) == set()
		}
		questions.because(["staff", "elsa_of_pupil"], act, {}) == set()
	}
}

test_leads_alone_exclude if {
	every act in {"home.exclude_parent", "home.end_exclusion"} {
		questions.because(["staff", "lead"], act, {}) == {"home.exclusion"}
		questions.because(["staff", "lead"], act, {"oneself": true}) == set()
		questions.because(["staff", "lead", "relative"], act, {}) == set()
		questions.because(["lead"], act, {}) == set()
		questions.because(["staff", "office"], act, {}) == set()
	}
}

test_parents_and_pupils_do_none_of_it if {
	every act in home.acts {
		every capacity in {"parent", "pupil"} {
			asking := object.union(questions.acting(["staff", "parent", "pupil", "lead"], act, {}), {"capacity": capacity})
			answer := data.may_write.decision with input as asking
			answer.leave == false
		}
	}
}
