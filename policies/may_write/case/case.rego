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
	"case.open", "case.record_contact", "case.record_contact_about_several", "case.record_agreement",
	"case.tell_beyond_agreement", "case.give_strategies", "case.correct", "case.wrong_child",
	"case.look_at", "case.decide_on_marks",
}

# METADATA
# scope: rule
# title: Anybody records what happened to them
# description: |
#   Their own contact, about one pupil or several, and what a pupil told them about being agreed. Never refused for
#   want of relation.
# custom:
#   basis: b3, b11
leave contains "case.anybody_records" if {
	input.act in {"case.open", "case.record_contact", "case.record_contact_about_several", "case.record_agreement"}
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
# description: The ELSA who works with the pupil, also one who covers, the SENCO, a lead.
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
# description: Whoever wrote an entry, while in post; also where it was about another child.
# custom:
#   basis: access table, section 6, correction and wrong child
leave contains "case.author_corrects" if {
	input.act in {"case.correct", "case.wrong_child"}
	asking.in_post
	"author" in input.about.mine
}

# METADATA
# scope: rule
# title: Leads correct
# description: Any entry of a case, also where it was about another child. A concern about an adult is in no case.
# custom:
#   basis: access table, section 6, correction and wrong child
leave contains "case.lead_corrects" if {
	input.act in {"case.correct", "case.wrong_child"}
	"lead" in asking.counted
	input.about.part in _of_a_case
	not bars.barred
}

# METADATA
# scope: rule
# title: Somebody looks with the parents in mind
# description: The ELSA who works with the pupil, or a lead. Until then what is about home is not told to parents.
# custom:
#   basis: b19, b20, b21, rule "home"
leave contains "case.looked_at" if {
	input.act == "case.look_at"
	_looks_at_home
	input.about.part in _of_a_case
	not bars.barred
}

# METADATA
# scope: rule
# title: Leads decide what parents may be told
# description: Whether what was called unsafe may be told after all, and whether a passage about another pupil may.
# custom:
#   basis: b19, rules "home" and "mentions"
leave contains "case.lead_decides_on_marks" if {
	input.act == "case.decide_on_marks"
	"lead" in asking.counted
	input.about.part in _of_a_case
	not bars.barred
}

_of_a_case := {
	"home", "contacts", "signs", "strategies", "referral", "programme", "plans", "sessions",
	"group", "agreement", "check_ins", "impact", "concerns", "tellings",
	"psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews", "meetings",
	"actions", "support_map", "figures",
}

_knows_what_helps if {
	some relation in {"elsa_of_pupil", "covering_elsa_of_pupil", "senco", "lead"}
	relation in asking.counted
}

_knows_what_helps if {
	asking.employed
	"delivering_elsa" in input.about.matter
}

_looks_at_home if {
	some relation in {"elsa_of_pupil", "lead"}
	relation in asking.counted
}

_looks_at_home if {
	asking.employed
	"delivering_elsa" in input.about.matter
}
