# METADATA
# title: Referrer
# description: |
#   Somebody on the staff who asked for support for the pupil: learns that it goes on and what came of it, and keeps
#   what they wrote. By the relation to that referral, and to the programme that follows it.
# custom:
#   basis: b7, row 6
package need_to_know.referrer

import data.need_to_know.kind

# METADATA
# scope: rule
# title: The referral that they made
# description: What they wrote or said themselves, or were written; not what others added.
# custom:
#   basis: b7
grants contains {"rule": "referrer.own_referral", "level": "full"} if {
	kind.theirs_part == "referral"
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: When the pupil is out of class, and that a session was held.
# custom:
#   basis: b7
grants contains {"rule": "referrer.support_goes_on", "level": "existence"} if {
	kind.open_part in {"programme", "sessions"}
}

# METADATA
# scope: rule
# title: What came of it
# description: Whether the aims were met, and the next step.
# custom:
#   basis: b7
grants contains {"rule": "referrer.impact", "level": "summary"} if {
	kind.open_part == "impact"
}
