# METADATA
# title: Acts on people
# description: Who appoints whom, who keeps the lists, and who declares a conflict. Nobody appoints themself.
# custom:
#   basis: b17, b23; access table, section 6
package may_write.people

import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with staff, pupils, classes, conflicts and settings.
# custom:
#   basis: access table, section 6
acts := (((_lists | _appointing) | _managing) | _barring) | {"people.change_settings"}

# METADATA
# scope: rule
# title: The chair appoints the head and the next chair
# description: As for the end of their posts.
# custom:
#   basis: access table, section 6, appointments
leave contains "people.chair_appoints" if {
	input.act in _appointing
	not input.about.oneself
	"chair" in asking.counted
	input.about.post in {"head", "chair"}
}

# METADATA
# scope: rule
# title: The head appoints those who lead
# description: Leads, SENCO and line managers.
# custom:
#   basis: access table, section 6, appointments
leave contains "people.head_appoints" if {
	input.act in _appointing
	not input.about.oneself
	"head" in asking.counted
	input.about.post in _appointed_by_head
}

# METADATA
# scope: rule
# title: The head says who manages and who supervises whom
# description: |
#   Whoever manages an ELSA reads referrals and programmes; whoever supervises one reads how they are supported. It is
#   the head who makes line managers.
# custom:
#   basis: b5, b22; access table, section 6, appointments
leave contains "people.head_assigns_managers" if {
	input.act in _managing
	not input.about.oneself
	"head" in asking.counted
}

# METADATA
# scope: rule
# title: The office appoints all others
# description: The office or the administrator; never to a post that opens cases as a whole.
# custom:
#   basis: access table, section 6, appointments
leave contains "people.office_appoints" if {
	input.act in _appointing
	not input.about.oneself
	_keeps_lists
	input.about.post in _appointed_by_office
}

# METADATA
# scope: rule
# title: The office keeps the lists
# description: Organisations, persons, identities, pupils and classes. Nobody their own.
# custom:
#   basis: access table, section 6, appointments
leave contains "people.office_keeps_lists" if {
	input.act in _lists
	not input.about.oneself
	_keeps_lists
}

# METADATA
# scope: rule
# title: The administrator changes settings
# description: Dates of term, limits and defaults.
# custom:
#   basis: b23; access table, section 6
leave contains "people.administrator_sets" if {
	input.act == "people.change_settings"
	"administrator" in asking.counted
}

# METADATA
# scope: rule
# title: Anybody declares their own conflict
# description: The person themself. Its end is for others to record.
# custom:
#   basis: b23; access table, section 6, bar
leave contains "people.declares_own_conflict" if {
	input.act == "people.declare_conflict"
	input.about.oneself
	asking.in_post
}

# METADATA
# scope: rule
# title: Leads declare conflicts of staff
# description: Not those of leads or the head.
# custom:
#   basis: b17; access table, section 6, bar
leave contains "people.lead_declares_conflict" if {
	input.act in _barring
	not input.about.oneself
	"lead" in asking.counted
	not _about_a_lead_or_the_head
}

# METADATA
# scope: rule
# title: The head declares conflicts, those of leads included
# description: Not their own, which are the chair's.
# custom:
#   basis: b17; access table, section 6, bar
leave contains "people.head_declares_conflict" if {
	input.act in _barring
	not input.about.oneself
	"head" in asking.counted
	not "head" in input.about.subject_posts
}

# METADATA
# scope: rule
# title: The chair declares conflicts of the head
# description: As everything about the head goes to the chair.
# custom:
#   basis: b17; access table, section 6, bar
leave contains "people.chair_declares_conflict" if {
	input.act in _barring
	not input.about.oneself
	"chair" in asking.counted
	"head" in input.about.subject_posts
}

_appointing := {"people.appoint", "people.end_appointment"}

_barring := {"people.declare_conflict", "people.end_conflict"}

_lists := {
	"people.register_organisation", "people.register_person", "people.give_identity", "people.end_identity",
	"people.enrol_pupil", "people.update_roll", "people.record_leaving", "people.assign", "people.end_assignment",
}

_managing := {
	"people.assign_manager", "people.unassign_manager",
	"people.assign_supervisor", "people.unassign_supervisor",
}

_appointed_by_head := {"dsl", "deputy_dsl", "senco", "line_manager", "psp_coordinator"}

_appointed_by_office := {
	"governor", "elsa", "teacher", "teaching_assistant", "support_staff",
	"administrator", "office", "educational_psychologist", "data_protection_officer",
}

_about_a_lead_or_the_head if {
	some post in {"dsl", "deputy_dsl", "head"}
	post in input.about.subject_posts
}

_keeps_lists if {
	some relation in {"office", "administrator"}
	relation in asking.counted
}
