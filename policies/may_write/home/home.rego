# METADATA
# title: Acts on what passes between school and home
# description: Who tells home, meets parents, words things for them, and says who they are in law.
# custom:
#   basis: CP "Communicating with parents"; b6, b20; domain, E5 and T10
package may_write.home

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done about a pupil's home.
# custom:
#   basis: domain, E5 and T10
acts := (((_speaking | _standing) | _excluding) | {"home.word_strategies"}) | {"home.word_programme"}

# METADATA
# scope: rule
# title: Those who work with the pupil speak with home
# description: The ELSA, the line manager, the SENCO, a lead, whoever tutors the pupil, the pastoral roles.
# custom:
#   basis: CP "inform parents", "with the ELSA alone or with the ELSA and the ELSA's line manager"; b6, b9, b10, b16
leave contains "home.spoken_with" if {
	input.act in _speaking
	asking.employed
	some relation in _speaks_with_home
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: Strategies are worded for home by those who know what helps
# description: As strategies for staff are given.
# custom:
#   basis: b7, b8; access table, section 6, strategies
leave contains "home.strategies_worded" if {
	input.act == "home.word_strategies"
	asking.employed
	some relation in {"elsa_of_pupil", "covering_elsa_of_pupil", "senco", "lead"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: A programme is worded for home by those who run it
# description: The delivering or covering ELSA, their line manager.
# custom:
#   basis: b5, b6; domain, E5
leave contains "home.programme_worded" if {
	input.act == "home.word_programme"
	asking.employed
	some relation in {"delivering_elsa", "covering_elsa", "line_manager"}
	relation in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: A programme is worded for home by those who oversee it
# description: The SENCO, a lead.
# custom:
#   basis: b8, b18
leave contains "home.programme_overseen" if {
	input.act == "home.word_programme"
	asking.employed
	some relation in {"senco", "lead"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: Leads and the office say who is who in law
# description: Parents, carers, relatives, orders, each with its evidence. Nobody for themself.
# custom:
#   basis: b20, b21
leave contains "home.standing" if {
	input.act in _standing
	asking.employed
	some relation in {"lead", "office"}
	relation in input.relations
	not input.about.oneself
	not bars.barred
}

# METADATA
# scope: rule
# title: Leads exclude, and end an exclusion
# description: A decision is a lead's alone; so is opening a case again to somebody whom an order excluded.
# custom:
#   basis: b20, b21; access table, row 22
leave contains "home.exclusion" if {
	input.act in _excluding
	asking.employed
	"lead" in input.relations
	not input.about.oneself
	not bars.barred
}

_speaking := {
	"home.inform", "home.record_objection", "home.record_preferences",
	"home.invite", "home.record_meeting", "home.word_contact",
}

_standing := {"home.record_standing", "home.end_standing"}

_excluding := {"home.exclude_parent", "home.end_exclusion"}

_speaks_with_home := {
	"elsa_of_pupil", "covering_elsa_of_pupil", "line_manager_of_pupil", "senco", "lead",
	"form_tutor", "class_teacher", "pastoral_leader", "family_liaison_worker",
}
