# METADATA
# title: Acts on a pastoral support programme
# description: |
#   A coordinator proposes a plan and runs it, the key worker drafts and writes down, and each signs for themself.
# custom:
#   basis: b12, b13; access table, section 6, proposal and signature
package may_write.psp

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a plan, its targets, its commitments and its signatures.
# custom:
#   basis: access table, section 6; domain, G1, G4, G5, G6, G10
acts := union({_running, _writing_down, _signing, {"psp.propose", "psp.name_coordinator", "psp.name_key_worker"}})

# METADATA
# scope: rule
# title: A coordinator proposes
# description: Whoever the head appointed as a coordinator of such programmes.
# custom:
#   basis: b13; access table, section 6, proposal
leave contains "psp.proposed" if {
	input.act == "psp.propose"
	"psp_coordinator_post" in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: The coordinator of this plan runs it
# description: Targets are agreed and stepped, commitments recorded, and the plan started, by whoever coordinates it.
# custom:
#   basis: b13; domain, G4 and G5
leave contains "psp.run_by_coordinator" if {
	input.act in _running
	_coordinates
}

# METADATA
# scope: rule
# title: Coordinator and key worker draft and write down
# description: What a target may be, whether a reward was given, who was told, who signed on paper or aloud.
# custom:
#   basis: b13; domain, G6 and G7
leave contains "psp.written_down" if {
	input.act in _writing_down
	_runs_it
}

# METADATA
# scope: rule
# title: A plan is handed on
# description: |
#   By whoever coordinates it, a lead or the head, to a coordinator whom the head appointed. Nobody takes a plan, and
#   with it what is held of a pupil, for themself.
# custom:
#   basis: b13, b23; access table, section 6, appointments
leave contains "psp.handed_on" if {
	input.act == "psp.name_coordinator"
	_hands_on
	"psp_coordinator" in input.about.subject_posts
	not input.about.oneself
}

# METADATA
# scope: rule
# title: A key worker is named
# description: By the coordinator of the plan, or a lead where there is none; it is somebody on the staff.
# custom:
#   basis: b13; domain, G7
leave contains "psp.key_worker_named" if {
	input.act == "psp.name_key_worker"
	_names_key_worker
	some post in input.about.subject_posts
	not post in {"chair", "governor", "educational_psychologist", "data_protection_officer"}
}

# METADATA
# scope: rule
# title: Staff sign for themselves
# description: Those who run the plan, and those around the pupil who read its targets.
# custom:
#   basis: b13; access table, section 6, signature
leave contains "psp.signed_by_coordinator_or_key_worker" if {
	input.act in _signing
	_runs_it
}

# METADATA
# scope: rule
# title: Those around the pupil sign for themselves
# description: Who teaches, tutors, supports or looks after the pupil, and who answers for it.
# custom:
#   basis: b13; access table, section 6, signature
leave contains "psp.signed_by_staff" if {
	input.act in _signing
	asking.employed
	some relation in _around_the_pupil
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: A parent signs for themself
# description: As a parent in education law, whom nothing excludes. A mother on the staff signs as a mother.
# custom:
#   basis: b13, b20, b21; access table, section 7, case 7
leave contains "psp.signed_by_parent" if {
	input.act in _signing
	"parent" in asking.counted
}

# METADATA
# scope: rule
# title: The pupil signs for themself
# description: With an adult at their side.
# custom:
#   basis: b13; domain, G6
leave contains "psp.signed_by_pupil" if {
	input.act in _signing
	"pupil" in asking.counted
}

# METADATA
# scope: rule
# title: An agency's worker signs for themself
# description: Who came to a meeting of this plan, while they work there.
# custom:
#   basis: b12, b13
leave contains "psp.signed_by_agency" if {
	input.act in _signing
	input.capacity == "agency"
	"agency_worker" in input.relations
	"agency_attended" in input.about.matter
	not bars.barred
}

_running := {
	"psp.assess", "psp.agree_target", "psp.step_target", "psp.withdraw_target", "psp.commit",
	"psp.adjust_commitment", "psp.end_commitment", "psp.start",
}

_writing_down := {
	"psp.draft_target", "psp.record_reward", "psp.tell_step", "psp.record_signature", "psp.record_refusal",
}

_signing := {"psp.sign", "psp.refuse_to_sign"}

_around_the_pupil := {
	"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "pastoral_leader",
	"family_liaison_worker", "senco", "elsa_of_pupil", "covering_elsa_of_pupil", "lead", "head",
}

_coordinates if {
	asking.employed
	"psp_coordinator" in input.about.matter
	not bars.barred
}

_runs_it if _coordinates

_runs_it if {
	asking.employed
	"key_worker" in input.about.matter
	not bars.barred
}

_names_key_worker if _coordinates

_names_key_worker if {
	"lead" in asking.counted
	not bars.barred
}

_hands_on if _names_key_worker

_hands_on if {
	"head" in asking.counted
	not bars.barred
}
