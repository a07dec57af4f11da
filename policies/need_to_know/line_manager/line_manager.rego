# METADATA
# title: Line manager of the delivering ELSA
# description: |
#   Sees that the work goes on and whether objectives are met, not what was confided. The referral, programme, plans,
#   sessions, group and impact open by the relation to that matter alone.
# custom:
#   basis: b5, b6, row 4; section 4
package need_to_know.line_manager

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The work as agreed
# description: The referral that they decided with the ELSA, the programme or group, and what came of it.
# custom:
#   basis: b5
grants_here contains {"rule": "line_manager.work_agreed", "level": "full"} if {
	kind.open_part in {"referral", "programme", "group", "impact"}
}

# METADATA
# scope: rule
# title: The objectives
# description: What each session was for, and whether it was met.
# custom:
#   basis: b5
grants_here contains {"rule": "line_manager.objectives", "level": "summary"} if {
	kind.open_part == "plans"
}

# METADATA
# scope: rule
# title: Sessions held
# description: "That a session was held or not, when and how long: not the summary, which is for those who teach."
# custom:
#   basis: b5
grants_here contains {"rule": "line_manager.sessions_held", "level": "existence"} if {
	kind.open_part == "sessions"
}

# METADATA
# scope: rule
# title: Who else helps
# description: Who teaches and supports the pupil, what helps, and how home likes to be told.
# custom:
#   basis: b5
grants contains {"rule": "line_manager.who_else_helps", "level": "summary"} if {
	kind.open_part in {"directory", "home", "strategies"}
}

# METADATA
# scope: rule
# title: That there was contact, or a check-in, that there is an agreement
# description: With whom and when; not what was said.
# custom:
#   basis: b5, b6
grants contains {"rule": "line_manager.that_there_was_contact", "level": "existence"} if {
	kind.open_part in {"contacts", "agreement", "check_ins"}
}

# METADATA
# scope: rule
# title: Was there
# description: A meeting that parents had with the ELSA and the line manager, or one about a plan.
# custom:
#   basis: b5, b6, rule "present"
grants contains {"rule": "line_manager.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "meetings"}
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "line_manager.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: The sign, the concern or the action that they recorded themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "line_manager.own_words", "level": "own"} if {
	kind.own_part in {"signs", "concerns", "actions"}
}
