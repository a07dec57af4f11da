# METADATA
# title: Acts on what support came to
# description: Measures and the impact report are of the ELSA whose programme or group it is, and of one who covers.
# custom:
#   basis: b1; access table, section 6
package may_write.impact

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be recorded of what support came to.
# custom:
#   basis: access table, section 6
acts := {"impact.measure", "impact.report", "impact.word_for_home"}

# METADATA
# scope: rule
# title: The ELSA says what it came to
# description: Whoever delivers, co-runs or covers it, and nobody in their name.
# custom:
#   basis: b1; domain, J7, J11
leave contains "impact.own_work" if {
	input.act in acts
	asking.employed
	some relation in {"delivering_elsa", "covering_elsa"}
	relation in input.about.matter
	not bars.barred
}
