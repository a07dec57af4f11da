# METADATA
# title: Acts on documents and words for a plan
# description: |
#   Who gathers what is needed before the meeting, and who is heard. Pupils and parents enter their own words; staff may
#   enter them for them. Nobody answers for another member of staff, and no parent for another.
# custom:
#   basis: b13, b14; domain, G2, G12 and T8; PG "Pupil Voice", "The following documents may be completed"
package may_write.voice

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with documents, words and forms.
# custom:
#   basis: domain, G2, G12 and T8
acts := ((_gathered | _of_pupil) | _of_staff) | {"voice.word_summary", "voice.record_parents_words", "voice.set_form"}

# METADATA
# scope: rule
# title: Those who run the plan gather
# description: Whoever coordinates it, the key worker, the SENCO, a lead.
# custom:
#   basis: b8, b13, b18; domain, G2
leave contains "voice.gathered" if {
	input.act in (_gathered | {"voice.write_document"})
	_runs_the_plan
}

# METADATA
# scope: rule
# title: The summary is worded by those who answer for the plan
# description: Whoever coordinates it, the SENCO, a lead.
# custom:
#   basis: b8, b13, b18; access table, section 6, staff summary
leave contains "voice.summary_worded" if {
	input.act == "voice.word_summary"
	_answers_for_the_plan
}

# METADATA
# scope: rule
# title: Those who work with the pupil answer, and write down what they keep
# description: Each for themself.
# custom:
#   basis: b7, b9, b10, b16; PG "Staff questionnaires (given to key staff members"
leave contains "voice.answered_by_staff" if {
	input.act in _of_staff
	asking.employed
	some relation in _works_with_pupil
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who run the plan answer as staff too
# description: A coordinator or key worker who does not teach the pupil.
# custom:
#   basis: b13
leave contains "voice.answered_by_those_who_run_it" if {
	input.act == "voice.answer_as_staff"
	_runs_the_plan
}

# METADATA
# scope: rule
# title: The pupil enters their own words
# description: With an adult at their side, and about themself.
# custom:
#   basis: b3, b14; domain, G12
leave contains "voice.said_by_the_pupil" if {
	input.act in _of_pupil
	"pupil" in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Staff enter a pupil's words for them
# description: Those who run the plan.
# custom:
#   basis: b13, b14; domain, G12
leave contains "voice.entered_for_the_pupil" if {
	input.act in _of_pupil
	_runs_the_plan
}

# METADATA
# scope: rule
# title: Whoever helped enters a pupil's words for them
# description: The pupil chooses who helps; that may be any member of staff.
# custom:
#   basis: b14; domain, G12
leave contains "voice.entered_by_who_helped" if {
	input.act in _of_pupil
	asking.employed
	input.about.oneself
	not bars.barred
}

# METADATA
# scope: rule
# title: A profile is written by those who know what helps
# description: As strategies for staff are given.
# custom:
#   basis: b7, b8; access table, section 6, strategies
leave contains "voice.profile_written" if {
	input.act == "voice.write_profile"
	asking.employed
	some relation in {"elsa_of_pupil", "covering_elsa_of_pupil"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: A parent says their own
# description: A parent or carer in education law, without an order or decision against.
# custom:
#   basis: b13, b20; domain, G2 and T8
leave contains "voice.said_by_a_parent" if {
	input.act == "voice.record_parents_words"
	"parent" in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Staff enter a parent's words for them
# description: Those who run the plan.
# custom:
#   basis: b6, b9, b10, b13, b16; domain, T8
leave contains "voice.entered_for_a_parent" if {
	input.act == "voice.record_parents_words"
	_runs_the_plan
}

# METADATA
# scope: rule
# title: Those who speak with home hear a parent
# description: Tutor, pastoral roles, the ELSA and their line manager.
# custom:
#   basis: b6, b9, b10, b16; domain, T8
leave contains "voice.heard_by_who_speaks_with_home" if {
	input.act == "voice.record_parents_words"
	asking.employed
	some relation in {
		"elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil",
		"form_tutor", "class_teacher", "pastoral_leader", "family_liaison_worker",
	}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: The school's own forms
# description: Set by the head, the leads and those who coordinate plans. They are about nobody.
# custom:
#   basis: domain, G2
leave contains "voice.form_set" if {
	input.act == "voice.set_form"
	asking.employed
	some relation in {"head", "lead", "psp_coordinator_post"}
	relation in input.relations
}

_gathered := {"voice.ask_for_document", "voice.receive_document", "voice.document_not_available"}

_of_pupil := {"voice.record_pupils_words", "voice.write_profile"}

_of_staff := {"voice.write_document", "voice.answer_as_staff"}

_works_with_pupil := {
	"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "cover_teacher", "pastoral_leader",
	"family_liaison_worker", "elsa_of_pupil", "covering_elsa_of_pupil", "senco", "lead",
}

_runs_the_plan if _answers_for_the_plan

_runs_the_plan if {
	asking.employed
	"key_worker" in input.about.matter
	not bars.barred
}

_answers_for_the_plan if {
	asking.employed
	"psp_coordinator" in input.about.matter
	not bars.barred
}

_answers_for_the_plan if {
	asking.employed
	some relation in {"senco", "lead"}
	relation in input.relations
	not bars.barred
}
