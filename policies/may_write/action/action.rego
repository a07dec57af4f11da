# METADATA
# title: Acts on actions and on referrals to agencies
# description: |
#   Those who look after the pupil set what is to be done; whoever is to do it reports on it, for themself alone, as a
#   member of staff, as a parent, or from an agency while they work there and have a place in the plan or the meeting.
# custom:
#   basis: b12, b13, b17; access table, section 6
package may_write.action

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with actions, referrals to agencies and what agencies said.
# custom:
#   basis: access table, section 6
acts := (((_setting | _referring) | _of_clock) | _reporting) | {"action.answer_further_use", "action.use_beyond"}

# METADATA
# scope: rule
# title: Set by those who look after the pupil
# description: Who coordinates or is the key worker of the plan, the SENCO, a head of year or pastoral leader, a lead.
# custom:
#   basis: b8, b10, b12
leave contains "action.set" if {
	input.act in (_setting | _reporting)
	_looks_after
}

# METADATA
# scope: rule
# title: Referred by those who may invite an agency
# description: |
#   The coordinator, the SENCO, a lead: a referral tells an agency something, as an invitation does. The same keep its
#   clock, and ask an agency before its words go further.
# custom:
#   basis: b12; access table, section 6, invitation of an agency
leave contains "action.referred" if {
	input.act in ((_referring | _of_clock) | {"action.answer_further_use"})
	_invites_agencies
}

# METADATA
# scope: rule
# title: Reported by whoever is to do it
# description: A member of staff on what is theirs to do; of a referral, whoever looks after it keeps its clock.
# custom:
#   basis: b12, rule "own"
leave contains "action.by_its_owner" if {
	input.act in (_reporting | _of_clock)
	asking.employed
	"owner" in input.about.mine
	not bars.barred
}

# METADATA
# scope: rule
# title: Reported by the parent who is to do it
# description: What they took on themself.
# custom:
#   basis: b13, rule "own"
leave contains "action.by_the_parent" if {
	input.act in _reporting
	input.capacity == "parent"
	"parent" in input.relations
	not "excluded_parent" in input.relations
	"owner" in input.about.mine
}

# METADATA
# scope: rule
# title: Reported from the agency
# description: |
#   Somebody of an agency on what is theirs to do, or was addressed to them; only while they work there and have a place
#   in the plan or meeting, or the pupil is placed with them.
# custom:
#   basis: b12, rule "own", rule "grant"
leave contains "action.from_the_agency" if {
	input.act in (_reporting | _by_agency)
	_from_an_agency
	some role in {"owner", "addressee"}
	role in input.about.mine
}

# METADATA
# scope: rule
# title: Beyond what an agency agreed
# description: Only a lead, to keep a child safe.
# custom:
#   basis: b17, b19
leave contains "action.beyond" if {
	input.act == "action.use_beyond"
	asking.employed
	"lead" in input.relations
	not bars.barred
}

_setting := {"action.set", "action.move", "action.drop"}

_referring := {"action.refer_to_agency", "action.ask_further_use"}

_of_clock := {"action.acknowledge", "action.decide", "action.tell_school", "action.escalate"}

_reporting := {"action.complete"}

_by_agency := {"action.acknowledge", "action.decide", "action.tell_school", "action.answer_further_use"}

_looks_after if _invites_agencies

_looks_after if {
	asking.employed
	not bars.barred
	_works_on_the_plan
}

_works_on_the_plan if "key_worker" in input.about.matter

_works_on_the_plan if {
	some relation in {"key_worker_of_pupil", "pastoral_leader"}
	relation in input.relations
}

_invites_agencies if {
	asking.employed
	not bars.barred
	_coordinates
}

_coordinates if "psp_coordinator" in input.about.matter

_coordinates if {
	some relation in {"psp_coordinator_of_pupil", "senco", "lead"}
	relation in input.relations
}

_from_an_agency if {
	input.capacity == "agency"
	"agency_worker" in input.relations
	not bars.barred
	_has_a_place
}

_has_a_place if {
	some relation in {"agency_attended", "agency_invited"}
	relation in input.about.matter
}

_has_a_place if "alternative_provision" in input.relations
