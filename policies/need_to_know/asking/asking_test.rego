package need_to_know.asking_test

import data.checks.questions_test as questions
import data.need_to_know
import data.need_to_know.asking

test_none_named_counts_every_relation if {
	counted := asking.counted with input as questions.reading(["staff", "form_tutor"], {"matter": ["delivering_elsa"]})
	counted == {"staff", "form_tutor", "delivering_elsa"}
}

test_a_named_purpose_counts_those_that_carry_it if {
	question := questions.reading(["staff", "form_tutor", "lead"], {"matter": ["delivering_elsa", "line_manager"]})
	pastoral := asking.counted with input as question with input.purpose as "pastoral"
	pastoral == {"form_tutor"}
	programme := asking.counted with input as question with input.purpose as "programme"
	programme == {"delivering_elsa"}
}

test_a_parent_or_a_pupil_is_nothing_else if {
	question := questions.reading(["staff", "lead", "parent", "pupil"], {"matter": ["holder"]})
	parent := asking.counted with input as question with input.capacity as "parent"
	parent == {"parent"}
	pupil := asking.counted with input as question with input.capacity as "pupil"
	pupil == {"pupil"}
	staff := asking.counted with input as question
	staff == {"staff", "lead", "holder"}
}

test_an_excluded_parent_stands_in_none if {
	question := questions.reading(["parent", "excluded_parent"], {})
	counted := asking.counted with input as question with input.capacity as "parent"
	counted == set()
	not asking.carried with input as question with input.capacity as "parent" with input.purpose as "home"
}

test_a_parent_carries_home_and_a_pupil_their_own_record if {
	question := questions.reading(["parent", "pupil"], {})
	asking.carried with input as question with input.capacity as "parent" with input.purpose as "home"
	asking.carried with input as question with input.capacity as "pupil" with input.purpose as "own_record"
	not asking.carried with input as question with input.capacity as "pupil" with input.purpose as "home"
	not asking.carried with input as question with input.purpose as "home"
}

test_a_visiting_officer_stands_by_their_post_alone if {
	question := questions.reading(["educational_psychologist", "supervising_psychologist", "form_tutor"], {})
	psychologist := asking.counted with input as question
	psychologist == {"educational_psychologist", "supervising_psychologist"}
	gone := asking.counted with input as questions.reading(["supervising_psychologist", "form_tutor"], {})
	gone == set()
	officer := asking.counted with input as questions.reading(["data_protection_officer", "lead"], {})
	officer == {"data_protection_officer"}
}

test_whoever_left_stands_in_none if {
	left := asking.counted with input as questions.reading(["lead", "form_tutor"], {"matter": ["holder"]})
	left == set()
}

test_a_parent_who_works_here_asks_as_a_parent if {
	question := questions.reading(["staff", "lead"], {})
	counted := asking.counted with input as question with input.capacity as "parent"
	counted == set()
}

test_a_volunteer_holds_what_was_passed_to_them_and_no_stale_tie if {
	question := questions.reading(["chair", "class_teacher"], {"matter": ["holder", "delivering_elsa"]})
	chair := asking.counted with input as question
	chair == {"chair", "holder"}
}

test_matter_words_count_only_where_they_belong if {
	misplaced := asking.counted with input as questions.reading(["staff", "holder", "line_manager"], {"matter": ["lead"]})
	misplaced == {"staff"}
}

test_a_volunteer_and_staff_are_in_post if {
	asking.in_post with input as questions.reading(["staff"], {})
	asking.in_post with input as questions.reading(["governor"], {})
	not asking.in_post with input as questions.reading(["form_tutor"], {})
}

test_no_purpose_is_always_carried if {
	asking.carried with input as questions.reading([], {})
}

test_a_purpose_is_carried_by_a_relation_or_refused if {
	question := questions.reading(["staff", "class_teacher"], {})
	asking.carried with input as question with input.purpose as "teaching"
	not asking.carried with input as question with input.purpose as "safeguarding"
	answer := need_to_know.purpose with input as question with input.purpose as "safeguarding"
	answer.carried == false
}

test_a_relative_is_answered_like_a_stranger if {
	mother := questions.reading(["staff", "class_teacher", "relative"], {})
	not asking.carried with input as mother with input.purpose as "teaching"
	asking.carried with input as mother with input.purpose as "own_record"
}

test_somebody_from_an_agency_stands_by_that_alone_while_in_post if {
	relations := ["agency_worker", "alternative_provision", "staff", "lead"]
	question := questions.reading(relations, {"matter": ["agency_attended", "agency_invited", "key_worker", "holder"]})
	counted := asking.counted with input as question with input.capacity as "agency"
	counted == {"agency_worker", "alternative_provision", "agency_attended", "agency_invited"}
	as_staff := asking.counted with input as question
	as_staff == {"staff", "lead", "key_worker", "holder"}
	left := questions.reading(["alternative_provision"], {"matter": ["agency_attended"]})
	gone := asking.counted with input as left with input.capacity as "agency"
	gone == set()
}

test_an_agency_carries_sharing_and_a_placement_teaching if {
	worker := questions.reading(["agency_worker"], {})
	asking.carried with input as worker with input.capacity as "agency" with input.purpose as "sharing"
	not asking.carried with input as worker with input.capacity as "agency" with input.purpose as "teaching"
	placed := questions.reading(["agency_worker", "alternative_provision"], {})
	asking.carried with input as placed with input.capacity as "agency" with input.purpose as "teaching"
	aunt := questions.reading(["agency_worker", "alternative_provision", "relative"], {})
	not asking.carried with input as aunt with input.capacity as "agency" with input.purpose as "teaching"
	asking.carried with input as aunt with input.capacity as "agency" with input.purpose as "sharing"
}

test_those_who_carry_a_plan_coordinate if {
	every relation in {"psp_coordinator_of_pupil", "key_worker_of_pupil"} {
		question := questions.reading(["staff", relation], {})
		asking.carried with input as question with input.purpose as "coordination"
		aunt := questions.reading(["staff", relation, "relative"], {})
		not asking.carried with input as aunt with input.purpose as "coordination"
	}
}
