# METADATA
# title: Every kind of reader that there is
# description: |
#   Each reader's rules count for whoever stands in that relation today, and are looked at for nobody else. The list
#   stands in one place, on purpose: a new kind of reader costs a folder, and a few lines here.
# custom:
#   basis: b1; access table, section 3
package need_to_know.readers

import data.need_to_know.administrator
import data.need_to_know.agency
import data.need_to_know.alternative_provision
import data.need_to_know.asking
import data.need_to_know.assistant
import data.need_to_know.cover_teacher
import data.need_to_know.covering_elsa
import data.need_to_know.data_protection_officer
import data.need_to_know.elsa
import data.need_to_know.elsa_support
import data.need_to_know.family_liaison
import data.need_to_know.form_tutor
import data.need_to_know.governor
import data.need_to_know.head
import data.need_to_know.holder
import data.need_to_know.key_worker
import data.need_to_know.kind
import data.need_to_know.lead
import data.need_to_know.line_manager
import data.need_to_know.office
import data.need_to_know.open_plan
import data.need_to_know.parent
import data.need_to_know.pastoral_leader
import data.need_to_know.psp_coordinator
import data.need_to_know.pupil
import data.need_to_know.referrer
import data.need_to_know.senco
import data.need_to_know.staff
import data.need_to_know.subject_teacher

# METADATA
# scope: document
# title: What is granted
# description: |
#   Rules and levels, before any bar. `own` is no level: it raises what the reader wrote themself, and makes no case exist.
# custom:
#   basis: b1; access table, sections 2 to 4
grants contains grant if {
	"administrator" in asking.counted
	some grant in administrator.grants
}

grants contains grant if {
	"agency_worker" in asking.counted
	some grant in agency.grants
}

grants contains grant if {
	"agency_attended" in asking.counted
	some grant in agency.grants_attended
}

grants contains grant if {
	"agency_invited" in asking.counted
	some grant in agency.grants_invited
}

grants contains grant if {
	"alternative_provision" in asking.counted
	some grant in alternative_provision.grants
}

grants contains grant if {
	"assistant_or_mentor" in asking.counted
	some grant in assistant.grants
}

grants contains grant if {
	"cover_teacher" in asking.counted
	some grant in cover_teacher.grants
}

grants contains grant if {
	"covering_elsa_of_pupil" in asking.counted
	some grant in covering_elsa.grants
}

grants contains grant if {
	"covering_elsa" in asking.counted
	some grant in covering_elsa.grants_here
}

grants contains grant if {
	"data_protection_officer" in asking.counted
	some grant in data_protection_officer.grants
}

grants contains grant if {
	"elsa_of_pupil" in asking.counted
	some grant in elsa.grants
}

grants contains grant if {
	"delivering_elsa" in asking.counted
	some grant in elsa.grants_here
}

grants contains grant if {
	kind.open_part == "elsa_support"
	some grant in elsa_support.grants
}

grants contains grant if {
	"family_liaison_worker" in asking.counted
	some grant in family_liaison.grants
}

grants contains grant if {
	some relation in {"form_tutor", "class_teacher"}
	relation in asking.counted
	some grant in form_tutor.grants
}

grants contains grant if {
	some relation in {"chair", "governor"}
	relation in asking.counted
	some grant in governor.grants
}

grants contains grant if {
	"head" in asking.counted
	some grant in head.grants
}

grants contains grant if {
	"holder" in asking.counted
	some grant in holder.grants
}

grants contains grant if {
	"key_worker_of_pupil" in asking.counted
	some grant in key_worker.grants
}

grants contains grant if {
	"key_worker" in asking.counted
	some grant in key_worker.grants_here
}

grants contains grant if some grant in to_leads

grants contains grant if {
	"line_manager_of_pupil" in asking.counted
	some grant in line_manager.grants
}

grants contains grant if {
	"line_manager" in asking.counted
	some grant in line_manager.grants_here
}

grants contains grant if {
	"office" in asking.counted
	some grant in office.grants
}

grants contains grant if {
	some relation in {"psp_coordinator_of_pupil", "key_worker_of_pupil"}
	relation in asking.counted
	some grant in open_plan.grants
}

grants contains grant if {
	"parent" in asking.counted
	some grant in parent.grants
}

grants contains grant if {
	"pastoral_leader" in asking.counted
	some grant in pastoral_leader.grants
}

grants contains grant if {
	"psp_coordinator_of_pupil" in asking.counted
	some grant in psp_coordinator.grants
}

grants contains grant if {
	"psp_coordinator" in asking.counted
	some grant in psp_coordinator.grants_here
}

grants contains grant if {
	"pupil" in asking.counted
	some grant in pupil.grants
}

grants contains grant if {
	"referrer" in asking.counted
	some grant in referrer.grants
}

grants contains grant if {
	"senco" in asking.counted
	some grant in senco.grants
}

grants contains grant if some grant in staff.grants

grants contains grant if {
	"subject_teacher" in asking.counted
	some grant in subject_teacher.grants
}

# METADATA
# title: What leads are granted
# description: An entry on the wrong child is read by nobody else.
# custom:
#   basis: access table, sections 6 and 7, case 16
to_leads contains grant if {
	"lead" in asking.counted
	some grant in lead.grants
}
