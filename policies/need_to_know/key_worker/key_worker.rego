# METADATA
# title: Key worker
# description: |
#   The adult in a pastoral support programme whom the pupil goes to. The plan, what was said for it and its meetings open
#   by the relation to that plan alone.
# custom:
#   basis: b13, section 4
package need_to_know.key_worker

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The plan that they help to carry
# description: Its targets and signatures, how days and reviews went.
# custom:
#   basis: b13
grants_here contains {"rule": "key_worker.plan", "level": "full"} if {
	kind.open_part in {"targets", "signatures", "monitoring", "reviews"}
}

# METADATA
# scope: rule
# title: What the plan stands on
# description: |
#   The summary made before a meeting, what the pupil agreed may be read out, the record of meetings, and who is to do
#   what.
# custom:
#   basis: b13
grants_here contains {"rule": "key_worker.what_it_stands_on", "level": "summary"} if {
	kind.open_part in {"psp_documents", "pupil_words", "meetings", "actions"}
}

# METADATA
# scope: rule
# title: Knows that home was asked
# description: That a parent's questionnaire is there; not what it says.
# custom:
#   basis: b13
grants_here contains {"rule": "key_worker.parent_was_asked", "level": "existence"} if {
	kind.open_part == "parent_words"
}

# METADATA
# scope: rule
# title: Was there
# description: A meeting of the plan at which they were present.
# custom:
#   basis: b6, b12, rule "present"
grants_here contains {"rule": "key_worker.was_there", "level": "full"} if kind.attended_part == "meetings"

# METADATA
# scope: rule
# title: Their own words
# description: What they said or wrote themselves; not what others did with it.
# custom:
#   basis: b1, b11, rule "own"
grants_here contains {"rule": "key_worker.own_words", "level": "own"} if {
	kind.own_part in {"psp_documents", "actions"}
}

# METADATA
# scope: rule
# title: Who supports the pupil, and attendance
# description: Who supports and who coordinates, attendance and punctuality.
# custom:
#   basis: b13
grants contains {"rule": "key_worker.around_the_pupil", "level": "summary"} if {
	kind.open_part in {"support_map", "figures"}
}
