package need_to_know.home_test

import data.checks.questions_test as questions
import data.need_to_know.home

_kind(labels, mine) := questions.reading([], {"labels": labels, "mine": mine})

_for_all := ["for_home", "for_all_carers"]

test_worded_for_home_and_addressed if {
	home.worded_part == "contacts" with input as _kind(_for_all, [])
	home.worded_part == "contacts" with input as _kind(["for_home"], ["addressee"])
	not home.worded_part with input as _kind(["for_home"], [])
	not home.worded_part with input as _kind(["for_all_carers"], ["addressee"])
}

test_never_what_is_marked_unsafe if {
	not home.worded_part with input as _kind(array.concat(_for_all, ["unsafe_for_parents"]), ["addressee"])
}

test_about_home_only_once_somebody_has_looked if {
	about := array.concat(_for_all, ["about_home"])
	not home.worded_part with input as _kind(about, [])
	home.worded_part with input as _kind(array.concat(about, ["looked_at"]), [])
}

test_never_what_somebody_else_said if {
	said := array.concat(_for_all, ["said_by"])
	not home.worded_part with input as _kind(said, [])
	home.worded_part with input as _kind(said, ["said_by"])
}

test_a_wording_for_one_member_of_staff_never if {
	not home.worded_part with input as _kind(array.concat(_for_all, ["for_reader"]), [])
}

test_another_pupil_until_the_lead_decides if {
	home.mentions_another_pupil with input as _kind(["mentions_pupil"], [])
	not home.mentions_another_pupil with input as _kind(["mentions_pupil", "mention_allowed"], [])
	not home.mentions_another_pupil with input as _kind([], [])
}
