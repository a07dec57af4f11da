# METADATA
# title: Acts on a survey of pupils' views
# description: |
#   Who opens and closes a survey, and who hands in what a set of sheets came to. No pupil and no parent: what they
#   handed in themselves would be theirs for ever (ADR 17).
# custom:
#   basis: b8, b10, b18, b24; toolkit, sheet 1.3; domain, T8
package may_write.survey

import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a survey.
# custom:
#   basis: domain, T8
acts := {"survey.open", "survey.hand_in_set", "survey.close"}

# METADATA
# scope: rule
# title: Who leads opens and closes it
# description: Whoever leads on behaviour and attendance, or a year; the head; a lead.
# custom:
#   basis: b8, b10, b18; domain, T8
leave contains "survey.led" if {
	input.act in {"survey.open", "survey.close"}
	some relation in {"pastoral_leader", "head", "lead"}
	relation in asking.counted
}

# METADATA
# scope: rule
# title: Staff hand in a set
# description: Any member of staff who had a set of sheets counted.
# custom:
#   basis: b11; domain, T8
leave contains "survey.set_handed_in" if {
	input.act == "survey.hand_in_set"
	asking.employed
}
