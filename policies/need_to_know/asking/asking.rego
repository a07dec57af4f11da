# METADATA
# title: Who asks
# description: |
#   The relations in which a reader stands today, as far as they count for the purpose that was named.
#   None named counts every relation. Whoever is no longer in post stands in none (row 27).
# custom:
#   basis: b1, b23; access table, rule "capacity" and its purposes
package need_to_know.asking

# METADATA
# title: Purposes of relations to the school and the pupil
# description: What each relation may be asked under. A named purpose counts only the relations that carry it.
# custom:
#   basis: access table, section 2, purposes
purposes := {
	"staff": {"own_record"},
	"elsa": {"own_record"},
	"elsa_of_pupil": {"programme"},
	"line_manager_of_pupil": {"line_management"},
	"form_tutor": {"pastoral", "teaching"},
	"class_teacher": {"pastoral", "teaching"},
	"subject_teacher": {"teaching"},
	"senco": {"coordination", "sharing"},
	"lead": {"safeguarding", "sharing", "transfer", "access_request", "audit"},
	"head": {"oversight", "exclusion", "sharing", "audit"},
	"chair": {"oversight"},
	"governor": {"oversight"},
	"administrator": {"administration"},
	"office": set(),
	"line_manager_post": set(),
}

# METADATA
# title: Purposes of relations to a matter
# description: |
#   As for those to the pupil that follow from them. A concern is held by a lead who is next in line, by the head
#   or by the chair, so it is read for their purposes.
# custom:
#   basis: access table, section 2, purposes and rule "holder"
purposes_in_matter := {
	"delivering_elsa": {"programme"},
	"line_manager": {"line_management"},
	"holder": {"safeguarding", "oversight"},
}

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
	some relation in _standing
}

counted contains relation if {
	some relation in _standing
	input.purpose in purposes[relation]
}

counted contains relation if {
	input.purpose == null
	some relation in _standing_in_matter
}

counted contains relation if {
	some relation in _standing_in_matter
	input.purpose in purposes_in_matter[relation]
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
	input.purpose in purposes[relation]
	not relation in _hidden_by_conflict
}

_standing contains relation if {
	employed
	some relation in input.relations
	purposes[relation]
}

_standing contains relation if {
	volunteers
	some relation in input.relations
	relation in {"chair", "governor"}
}

_standing_in_matter contains relation if {
	employed
	some relation in input.kind.matter
	purposes_in_matter[relation]
}

_standing_in_matter contains "holder" if {
	volunteers
	"holder" in input.kind.matter
}

_to_pupil := {"elsa_of_pupil", "line_manager_of_pupil", "form_tutor", "class_teacher", "subject_teacher", "senco"}

default _hidden_by_conflict := set()

_hidden_by_conflict := _to_pupil if {
	some relation in {"relative", "conflict"}
	relation in input.relations
}
