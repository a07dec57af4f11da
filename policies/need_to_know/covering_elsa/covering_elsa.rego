# METADATA
# title: ELSA who covers or takes over
# description: |
#   Carries on what another ELSA began. The note itself only once a handover is recorded, and whether the pupil was
#   told. The referral, programme, plans, sessions, group and impact open by the relation to that matter alone.
# custom:
#   basis: b1, b23, row 2
package need_to_know.covering_elsa

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The work that they carry on
# description: All of it but the sessions.
# custom:
#   basis: b1
grants_here contains {"rule": "covering_elsa.work", "level": "full"} if {
	kind.open_part in {"referral", "programme", "plans", "group", "impact"}
}

# METADATA
# scope: rule
# title: Sessions held before
# description: The staff summary, whoever it was written for; the note is the pupil's until it is handed over.
# custom:
#   basis: b1, b23
grants_here contains {"rule": "covering_elsa.sessions", "level": "summary"} if {
	kind.open_part == "sessions"
}

# METADATA
# scope: rule
# title: Sessions handed over
# description: "The note and the pupil's words: the handover is recorded, and whether the pupil was told."
# custom:
#   basis: b23, rule "grant"
grants_here contains {"rule": "covering_elsa.handed_over", "level": "full"} if {
	kind.open_part == "sessions"
	"handed_over" in input.kind.matter
}

# METADATA
# scope: rule
# title: What the pupil was promised
# description: The pupil's agreement, and the reasons behind the strategies.
# custom:
#   basis: b1, b3
grants contains {"rule": "covering_elsa.agreement_and_strategies", "level": "full"} if {
	kind.open_part in {"agreement", "strategies"}
}

# METADATA
# scope: rule
# title: How the pupil is
# description: Who else helps, how home likes to be told, what was noticed, and what contacts and check-ins came to.
# custom:
#   basis: b1
grants contains {"rule": "covering_elsa.how_the_pupil_is", "level": "summary"} if {
	kind.open_part in {"directory", "home", "contacts", "signs", "check_ins"}
}

# METADATA
# scope: rule
# title: Was there
# description: A contact at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "covering_elsa.was_there", "level": "full"} if {
	kind.attended_part == "contacts"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "covering_elsa.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "covering_elsa.own_words", "level": "own"} if {
	kind.own_part in ({"contacts", "signs", "check_ins", "concerns"} | kind.of_plans)
}
