# METADATA
# title: Acts on a case
# description: What may be recorded in a pupil's case, and by whom.
# custom:
#   basis: b4, b11; access table, section 6
package may_write.case

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a case.
# custom:
#   basis: access table, section 6
acts := {
	"case.open", "case.record_contact", "case.record_agreement",
	"case.tell_beyond_agreement", "case.give_strategies", "case.correct",
}

# METADATA
# scope: rule
# title: Anybody records what happened to them
# description: Their own contact, and what a pupil told them about being agreed. Never refused for want of relation.
# custom:
#   basis: b3, b11
leave contains "case.anybody_records" if {
	input.act in {"case.open", "case.record_contact", "case.record_agreement"}
	asking.in_post
}

# METADATA
# scope: rule
# title: Leads tell beyond the agreement
# description: Leads alone. An ELSA raises a concern instead, and needs nobody's leave.
# custom:
#   basis: b4
leave contains "case.lead_tells" if {
	input.act == "case.tell_beyond_agreement"
	"lead" in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Strategies are given by those who know what helps
# description: The ELSA who works with the pupil, the SENCO, a lead.
# custom:
#   basis: b7, b8; domain, J12
leave contains "case.strategies_given" if {
	input.act == "case.give_strategies"
	_knows_what_helps
	not bars.barred
}

# METADATA
# scope: rule
# title: Authors correct themselves
# description: Whoever wrote an entry, while in post.
# custom:
#   basis: access table, section 6, correction
leave contains "case.author_corrects" if {
	input.act == "case.correct"
	asking.in_post
	"author" in input.about.mine
}

# METADATA
# scope: rule
# title: Leads correct
# description: Any entry of a case. A concern about an adult is in no case.
# custom:
#   basis: access table, section 6, correction
leave contains "case.lead_corrects" if {
	input.act == "case.correct"
	"lead" in asking.counted
	input.about.part in _of_a_case
	not bars.barred
}

_of_a_case := {
	"contacts", "strategies", "referral", "programme", "plans",
	"sessions", "agreement", "concerns", "tellings",
}

_knows_what_helps if {
	some relation in {"elsa_of_pupil", "senco", "lead"}
	relation in asking.counted
}

_knows_what_helps if {
	asking.employed
	"delivering_elsa" in input.about.matter
}
