# METADATA
# title: What a relation may be asked for
# description: |
#   A named purpose counts only the relations that carry it. Written by purpose and not by relation, so that the embedded
#   engine looks at one line and not at all of them.
# custom:
#   basis: b1; access table, section 2, rule "capacity" and its purposes
package need_to_know.purposes

# METADATA
# scope: document
# title: Who carries the purpose
# description: |
#   The relations, to the school, to the pupil or colleague and to the matter, that carry the purpose that was named.
#   A concern is held by a lead who is next in line, by the head or by the chair, so it is read for their purposes.
# custom:
#   basis: access table, section 2, purposes and rule "holder"
default carriers := set()

carriers := {
	"elsa_of_pupil", "covering_elsa_of_pupil", "delivering_elsa", "covering_elsa",
} if input.purpose == "programme"

carriers := {"staff", "elsa", "pupil", "referrer"} if input.purpose == "own_record"

carriers := {"line_manager_of_pupil", "line_manager_of_elsa", "line_manager"} if input.purpose == "line_management"

carriers := {"educational_psychologist", "supervising_psychologist"} if input.purpose == "supervision"

carriers := {"form_tutor", "class_teacher", "pastoral_leader", "family_liaison_worker"} if input.purpose == "pastoral"

carriers := {
	"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor", "cover_teacher", "alternative_provision",
} if input.purpose == "teaching"

carriers := {
	"senco", "psp_coordinator_of_pupil", "psp_coordinator", "key_worker_of_pupil", "key_worker",
} if input.purpose == "coordination"

carriers := {
	"senco", "psp_coordinator_of_pupil", "psp_coordinator", "lead", "head",
	"agency_worker", "agency_attended", "agency_invited",
} if input.purpose == "sharing"

carriers := {"lead", "holder"} if input.purpose == "safeguarding"

carriers := {"lead"} if input.purpose == "transfer"

carriers := {"lead", "data_protection_officer"} if input.purpose == "access_request"

carriers := {"lead", "head", "data_protection_officer"} if input.purpose == "audit"

carriers := {"head", "chair", "governor", "holder"} if input.purpose == "oversight"

carriers := {"head"} if input.purpose == "exclusion"

carriers := {"administrator"} if input.purpose == "administration"

carriers := {"parent"} if input.purpose == "home"
