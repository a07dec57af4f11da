# METADATA
# title: Who asks
# description: |
#   The relations in which a reader stands today, as far as they count for the purpose that was named.
#   None named counts every relation of the capacity, and capacities are never added together: who is a parent and
#   a member of staff is one or the other. Whoever is no longer in post stands in none (row 27).
# custom:
#   basis: b1, b23; access table, rule "capacity" and its purposes
package need_to_know.asking

import data.need_to_know.bars
import data.need_to_know.purposes

# METADATA
# title: Employed
# description: A member of staff in post, asking as such. A tie that outlives the post opens nothing.
# custom:
#   basis: b23, row 27
employed if {
	input.capacity == "staff"
	"staff" in input.relations
}

# METADATA
# title: Volunteers
# description: The chair and the governors are not employed, yet concerns may be held by the chair.
# custom:
#   basis: b17, b24, row 18
volunteers if {
	input.capacity == "staff"
	some relation in {"chair", "governor"}
	relation in input.relations
}

# METADATA
# title: From an agency
# description: |
#   In post at an agency that the school knows, asking as such. A meeting or a placement opens nothing to whoever has
#   left it, nor to a colleague: what counts is their own.
# custom:
#   basis: b12, b23; access table, section 4
from_agency if {
	input.capacity == "agency"
	"agency_worker" in input.relations
}

# METADATA
# scope: document
# title: In post
# description: Employed or a volunteer, who may raise a concern like anybody.
# custom:
#   basis: b11, b17
in_post if employed

in_post if volunteers

# METADATA
# scope: document
# title: Relations that count
# description: Those that hold, and that carry the purpose if one was named.
# custom:
#   basis: b1, rule "capacity"
counted contains relation if {
	input.purpose == null
	some relation in (_standing | _standing_in_matter)
}

counted contains relation if {
	input.purpose != null
	some relation in (_standing | _standing_in_matter)
	relation in purposes.carriers
}

# METADATA
# scope: document
# title: Is the purpose carried
# description: |
#   A purpose that none of the reader's relations carries is refused, never lowered to another. A pupil's relative is
#   answered like somebody who stands in no relation to that pupil.
# custom:
#   basis: b1, rule "capacity"; b23, conflict bar
default carried := false

carried if input.purpose == null

carried if {
	some relation in _standing
	relation in purposes.carriers
	not relation in _hidden_by_conflict
}

_standing contains relation if {
	employed
	some relation in input.relations
	relation in _of_staff
}

# held without being on the staff
_standing contains relation if {
	input.capacity == "staff"
	some relation in {"chair", "governor", "educational_psychologist", "data_protection_officer"}
	relation in input.relations
}

_standing contains "supervising_psychologist" if {
	input.capacity == "staff"
	"educational_psychologist" in input.relations
	"supervising_psychologist" in input.relations
}

_standing contains "parent" if {
	input.capacity == "parent"
	"parent" in input.relations
	not "excluded_parent" in input.relations
}

_standing contains "pupil" if {
	input.capacity == "pupil"
	"pupil" in input.relations
}

_standing contains relation if {
	from_agency
	some relation in {"agency_worker", "alternative_provision"}
	relation in input.relations
}

_standing_in_matter contains relation if {
	employed
	some relation in {
		"delivering_elsa", "covering_elsa", "line_manager", "referrer", "psp_coordinator", "key_worker", "holder",
	}
	relation in input.kind.matter
}

_standing_in_matter contains "holder" if {
	volunteers
	"holder" in input.kind.matter
}

_standing_in_matter contains relation if {
	from_agency
	some relation in {"agency_attended", "agency_invited"}
	relation in input.kind.matter
}

_of_staff := _to_pupil | {
	"staff", "elsa", "lead", "head", "chair", "governor", "administrator", "office", "line_manager_post", "psp_coordinator_post",
	"line_manager_of_elsa", "educational_psychologist", "data_protection_officer",
}

_to_pupil := {
	"elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil", "form_tutor", "class_teacher",
	"subject_teacher", "assistant_or_mentor", "cover_teacher", "pastoral_leader", "family_liaison_worker", "senco",
	"psp_coordinator_of_pupil", "key_worker_of_pupil",
}

default _hidden_by_conflict := set()

_hidden_by_conflict := _to_pupil | {"alternative_provision"} if bars.conflict
