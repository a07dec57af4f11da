# METADATA
# title: Acts when work changes hands
# description: |
#   The line manager arranges cover and says who takes over. Nobody gives work, or what was said in it, to themself, and
#   nobody but an ELSA gets it.
# custom:
#   basis: b1, b5, b23; access table, sections 2 and 6
package may_write.handover

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with the hands that work is in.
# custom:
#   basis: access table, section 6
acts := _arranged | {"handover.end_cover", "handover.hand_over"}

# METADATA
# scope: rule
# title: The line manager arranges who does it
# description: Another ELSA covers, or takes over; never the line manager themself. A lead may, where there is none.
# custom:
#   basis: b5, b17; access table, row 2
leave contains "handover.arranged" if {
	input.act in _arranged
	_answers_for_it
	_an_elsa
}

# METADATA
# scope: rule
# title: The line manager ends cover
# description: Whoever covers may be out of post by then.
# custom:
#   basis: b5
leave contains "handover.cover_ended" if {
	input.act == "handover.end_cover"
	_answers_for_it
}

# METADATA
# scope: rule
# title: Handed over by those who know it
# description: Who delivers it, or came by it in the same way; where they have left, the line manager or a lead.
# custom:
#   basis: b23, rule "grant"
leave contains "handover.by_the_elsa" if {
	input.act == "handover.hand_over"
	asking.employed
	_knows_it
	_an_elsa
	not bars.barred
}

# METADATA
# scope: rule
# title: Handed over for those who left
# description: The line manager or a lead records that it was handed over.
# custom:
#   basis: b5, b23, rule "grant"
leave contains "handover.for_the_elsa" if {
	input.act == "handover.hand_over"
	_answers_for_it
	_an_elsa
}

_arranged := {"handover.arrange_cover", "handover.take_over"}

_an_elsa if {
	"elsa" in input.about.subject_posts
	not input.about.oneself
}

_answers_for_it if {
	asking.employed
	"line_manager" in input.about.matter
	not bars.barred
}

_answers_for_it if {
	"lead" in asking.counted
	not bars.barred
}

_knows_it if "delivering_elsa" in input.about.matter

_knows_it if {
	"covering_elsa" in input.about.matter
	"handed_over" in input.about.matter
}
