# METADATA
# title: ELSA of the pupil
# description: |
#   Delivers something to this pupil. The referral, programme, plans, sessions, group and impact open by the relation to
#   that matter alone: who runs one programme with a pupil, or a group, does not read another's.
# custom:
#   basis: b1, b7, row 1; section 4
package need_to_know.elsa

import data.need_to_know.kind

# METADATA
# scope: rule
# title: Their own programme
# description: All of the referral that they handle, and of the programme or group that they deliver.
# custom:
#   basis: b1
grants_here contains {"rule": "elsa.own_programme", "level": "full"} if {
	kind.open_part in {"referral", "programme", "plans", "sessions", "group", "impact"}
}

# METADATA
# scope: rule
# title: What goes with the work
# description: The pupil's agreement, the reasons behind the strategies, how home was told, and the check-ins.
# custom:
#   basis: b1, b3, b7
grants contains {"rule": "elsa.what_goes_with_it", "level": "full"} if {
	kind.open_part in {"home", "strategies", "agreement", "check_ins"}
}

# METADATA
# scope: rule
# title: Who else helps
# description: Who teaches and supports the pupil, what was noticed, and what contacts came to.
# custom:
#   basis: b1, b7
grants contains {"rule": "elsa.who_else_helps", "level": "summary"} if {
	kind.open_part in {"directory", "contacts", "signs"}
}

# METADATA
# scope: rule
# title: Works beside a plan
# description: Its targets, what its reviews came to, and who supports the pupil.
# custom:
#   basis: b7, section 4
grants contains {"rule": "elsa.beside_a_plan", "level": "summary"} if {
	kind.open_part in {"targets", "reviews", "support_map"}
}

# METADATA
# scope: rule
# title: Was there
# description: A contact or meeting at which they were present, or a pupil's words that they heard.
# custom:
#   basis: b6, b12, rule "present"
grants contains {"rule": "elsa.was_there", "level": "full"} if {
	kind.attended_part in {"contacts", "pupil_words", "meetings"}
}

# METADATA
# scope: rule
# title: What was told beyond the agreement
# description: "That a lead told somebody, whom, what and why: the ELSA gave the pupil the promise that it goes beyond."
# custom:
#   basis: b4, part "tellings"
grants contains {"rule": "elsa.told_beyond_agreement", "level": "full"} if {
	kind.open_part == "tellings"
}

# METADATA
# scope: rule
# title: What a lead told them
# description: As much of a concern as a lead has told this person.
# custom:
#   basis: b4, b18, rule "told"
grants contains {"rule": "elsa.told_by_lead", "level": level} if {
	some level in kind.levels_told
}

# METADATA
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants contains {"rule": "elsa.own_words", "level": "own"} if {
	kind.own_part in {"contacts", "signs", "concerns", "psp_documents", "actions"}
}
