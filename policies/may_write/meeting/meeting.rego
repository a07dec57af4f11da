# METADATA
# title: Acts on meetings
# description: |
#   A plan's meeting is called by its coordinator, a referral meeting by those who coordinate support: the SENCO, the
#   pastoral leaders, a lead. They run it as well. An agency is invited by coordinator, SENCO or lead alone, for the
#   invitation itself tells something.
# custom:
#   basis: b12, b13; access table, section 6; domain, G3, J6 and T2
package may_write.meeting

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done about a meeting.
# custom:
#   basis: access table, section 6; domain, G3, J6 and T2
acts := (((_running | _writing) | _agreeing) | {"meeting.call", "meeting.call_for_plan"}) | _theirs

# METADATA
# scope: rule
# title: A plan's meeting is its coordinator's to call
# description: Of this plan, and of no other.
# custom:
#   basis: b12, b13; PG "the school arranges a meeting"
leave contains "meeting.called_for_plan" if {
	input.act == "meeting.call_for_plan"
	asking.employed
	"psp_coordinator" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: A referral meeting is called by those who coordinate support
# description: The SENCO, the head of year or the behaviour and attendance leader, a lead.
# custom:
#   basis: b8, b10, b12; KS3 activity 3.3
leave contains "meeting.called" if {
	input.act == "meeting.call"
	asking.employed
	some relation in {"senco", "pastoral_leader", "lead"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: Run by those who may call one
# description: Moving, inviting colleagues and home, attendance, what was agreed, review and exit, circulating.
# custom:
#   basis: b8, b10, b12; KS3 activity 3.3
leave contains "meeting.run" if {
	input.act in ((_running | _writing) | _agreeing)
	asking.employed
	_runs_it
	not bars.barred
}

# METADATA
# scope: rule
# title: Written down by the key worker too
# description: What was said, the draft of the record, looking at it for each recipient, and agreeing it.
# custom:
#   basis: b12, b13
leave contains "meeting.written" if {
	input.act in _writing
	asking.employed
	"key_worker" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: An agency is invited by coordinator, SENCO or lead
# description: With the basis, and whether the parents know. Whoever may invite it may say that it is not to come.
# custom:
#   basis: b12, b19; access table, section 6, invitation of an agency
leave contains "meeting.agency_invited" if {
	input.act == "meeting.invite_agency"
	asking.employed
	_invites_agencies
	not bars.barred
}

# METADATA
# scope: rule
# title: Contributed to by those who work with the pupil
# description: A summary of their own work, written for the meeting.
# custom:
#   basis: b7, b9; JD "Behaviour Support Plans"; domain, J6
leave contains "meeting.contributed" if {
	input.act == "meeting.contribute"
	asking.employed
	_works_with_pupil
	not bars.barred
}

_running := {
	"meeting.move", "meeting.cancel", "meeting.invite_staff", "meeting.invite_pupil", "meeting.invite_parent",
	"meeting.withdraw_invitation", "meeting.record_attendance", "meeting.hold", "meeting.circulate_record",
	"meeting.word_record_for_home",
}

_writing := {
	"meeting.write_what_was_said", "meeting.analyse", "meeting.draft_record", "meeting.preview_record",
	"meeting.agree_record", "meeting.ask_agreement",
}

_agreeing := {
	"meeting.agree_approach", "meeting.agree_plan", "meeting.agree_responsibility", "meeting.agree_feedback",
	"meeting.agree_contact", "meeting.agree_monitoring", "meeting.involve_home", "meeting.agree_support",
	"meeting.agree_protocol", "meeting.decline_item", "meeting.review", "meeting.close",
}

_theirs := {"meeting.invite_agency", "meeting.contribute"}

_runs_it if "psp_coordinator" in input.about.matter

_runs_it if {
	some relation in {"senco", "pastoral_leader", "lead"}
	relation in input.relations
}

_invites_agencies if "psp_coordinator" in input.about.matter

_invites_agencies if {
	some relation in {"senco", "lead"}
	relation in input.relations
}

_works_with_pupil if {
	some relation in input.relations
	relation in {
		"elsa_of_pupil", "covering_elsa_of_pupil", "form_tutor", "class_teacher", "subject_teacher",
		"assistant_or_mentor", "pastoral_leader", "family_liaison_worker", "senco", "psp_coordinator_of_pupil",
		"key_worker_of_pupil", "lead",
	}
}
