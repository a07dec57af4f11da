# METADATA
# title: Acts on concerns
# description: Anybody may raise one. Who may act on it is who may read it in full.
# custom:
#   basis: b11, b17; access table, section 6
package may_write.concern

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a concern, about a pupil or about an adult.
# custom:
#   basis: access table, section 6
acts := {"concern.raise", "concern.act", "concern.decide", "concern.close", "concern.pass_on", "concern.tell"}

# METADATA
# scope: rule
# title: Anybody raises a concern
# description: Any member of staff or volunteer, about any pupil on the roll, barred or not. Never refused.
# custom:
#   basis: b11, b17, b23
leave contains "concern.anybody_raises" if {
	input.act == "concern.raise"
	asking.in_post
}

# METADATA
# scope: rule
# title: A pupil raises their own
# description: |
#   By the one question on a form: did somebody hurt or frighten you? With an adult at their side, and about themself.
# custom:
#   basis: b11, b17; domain, G12; access table, section 6, concern about an adult
leave contains "concern.pupil_raises" if {
	input.act == "concern.raise"
	input.capacity == "pupil"
	"pupil" in input.relations
}

# METADATA
# scope: rule
# title: Leads act, and tell
# description: On concerns about pupils. A concern about an adult is its holder's alone.
# custom:
#   basis: b4, b17
leave contains "concern.lead_acts" if {
	input.act in (_handling | {"concern.tell"})
	input.about.part == "concerns"
	"lead" in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Holders act
# description: To whom it was passed, on that concern.
# custom:
#   basis: b17, rule "holder"
leave contains "concern.holder_acts" if {
	input.act in _handling
	input.about.part in {"concerns", "adult_concerns"}
	_holds
}

# METADATA
# scope: rule
# title: The holder tells
# description: Of a concern about an adult nobody else may tell; until it is recorded, not even the lead knows.
# custom:
#   basis: b17, rule "holder", part "adult_concerns"
leave contains "concern.holder_tells" if {
	input.act == "concern.tell"
	input.about.part in {"concerns", "adult_concerns"}
	_holds
}

# METADATA
# scope: rule
# title: Time passes it on
# description: A concern that nobody has opened goes to the next in line. The clock may do nothing else.
# custom:
#   basis: b17; domain, C5
leave contains "concern.unopened_goes_on" if {
	input.act == "concern.pass_on"
	input.capacity == "clock"
}

_handling := {"concern.act", "concern.decide", "concern.close", "concern.pass_on"}

_holds if {
	asking.in_post
	"holder" in input.about.matter
	not bars.barred
}
