# METADATA
# title: Acts about agencies
# description: |
#   Who keeps the directory and its people, who places a pupil with an agency for a time, and who names the successor of
#   somebody of an agency. Nobody does any of it for themself.
# custom:
#   basis: b12, b23; access table, sections 2 and 6
package may_write.agency

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with agencies, their people, placements and successors.
# custom:
#   basis: access table, section 6
acts := ((_directory | _people) | _placing) | {"agency.name_successor"}

# METADATA
# scope: rule
# title: Who keeps the directory
# description: The office and the administrator, who keep the lists; leads and whoever coordinates plans, who use it.
# custom:
#   basis: b12; access table, section 6, appointments
leave contains "agency.directory_kept" if {
	input.act in _directory
	asking.employed
	some relation in {"office", "administrator", "lead", "psp_coordinator_post"}
	relation in input.relations
}

# METADATA
# scope: rule
# title: Who records an agency's people
# description: The office or the administrator, as they record who works at the school. It opens nothing by itself.
# custom:
#   basis: b12; access table, section 6, appointments
leave contains "agency.people_recorded" if {
	input.act in _people
	not input.about.oneself
	asking.employed
	some relation in {"office", "administrator"}
	relation in input.relations
}

# METADATA
# scope: rule
# title: A lead ends what somebody of an agency is told
# description: At once, without waiting for the office.
# custom:
#   basis: b12, b17
leave contains "agency.ended_by_lead" if {
	input.act == "agency.end_worker"
	not input.about.oneself
	asking.employed
	"lead" in input.relations
}

# METADATA
# scope: rule
# title: Who places a pupil with an agency
# description: |
#   The head or a lead: it opens a plan's targets to somebody outside, to a day that is said. Never a relative of theirs.
# custom:
#   basis: b12, b23, rule "grant"
leave contains "agency.placed" if {
	input.act in _placing
	not input.about.oneself
	asking.employed
	not bars.barred
	some relation in {"head", "lead"}
	relation in input.relations
}

# METADATA
# scope: rule
# title: The coordinator names a successor
# description: Whoever coordinates this plan, or the plan of this pupil.
# custom:
#   basis: b12
leave contains "agency.coordinator_names_successor" if {
	input.act == "agency.name_successor"
	not input.about.oneself
	asking.employed
	not bars.barred
	_coordinates
}

# METADATA
# scope: rule
# title: A lead names a successor
# description: In any plan or meeting.
# custom:
#   basis: b12, b17
leave contains "agency.lead_names_successor" if {
	input.act == "agency.name_successor"
	not input.about.oneself
	asking.employed
	not bars.barred
	"lead" in input.relations
}

_directory := {"agency.list", "agency.change_line", "agency.unlist"}

_people := {"agency.record_worker", "agency.end_worker"}

_placing := {"agency.place", "agency.end_placement"}

_coordinates if "psp_coordinator" in input.about.matter

_coordinates if "psp_coordinator_of_pupil" in input.relations
