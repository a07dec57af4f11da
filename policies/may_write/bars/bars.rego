# METADATA
# title: Bars on acts
# description: |
#   Who does not act, whatever else they are. Raising a concern, recording one's own contact and what a pupil agreed
#   are open to anybody in post and are not asked here: their answer is the same whatever is held.
# custom:
#   basis: b17, b23; access table, rules "conflict bar" and "subject bar"
package may_write.bars

import data.need_to_know.bars

# METADATA
# scope: document
# title: Barred
# description: |
#   The pupil's relatives and parents as colleagues, a declared conflict, the subject of the matter, whoever its words
#   name.
# custom:
#   basis: b14, b17, b23
barred if bars.conflict

barred if "subject" in input.about.matter

barred if {
	some role in {"subject", "named"}
	role in input.about.mine
}
