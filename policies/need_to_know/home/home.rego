# METADATA
# title: What may go home
# description: |
#   Which wording a pupil and those who care for them may read. The staff summary is never home wording: only what was
#   worded for home is, for those to whom it is addressed, and once it is safe.
# custom:
#   basis: b19, b20, b21; access table, rules "home" and "mentions"
package need_to_know.home

import data.need_to_know.kind

# METADATA
# title: Worded for home
# description: The part of an entry that was worded for home, and is addressed to this reader or to all who care.
# custom:
#   basis: b19, b20, b21, rule "home"
worded_part := kind.open_part if {
	"for_home" in input.kind.labels
	_addressed
	safe
}

# METADATA
# title: Safe
# description: |
#   Not marked unsafe for parents; if it is about home, somebody has looked at it; not said by somebody else.
# custom:
#   basis: b19, b21, rule "home"
safe if {
	not "unsafe_for_parents" in input.kind.labels
	not _nobody_has_looked
	not _somebody_else_said_it
}

# METADATA
# title: Mentions another pupil
# description: Nothing of it goes to parent or pupil, in any cell, until the lead has decided on that passage.
# custom:
#   basis: b19, rule "mentions"
mentions_another_pupil if {
	"mentions_pupil" in input.kind.labels
	not "mention_allowed" in input.kind.labels
}

_addressed if "for_all_carers" in input.kind.labels

_addressed if "addressee" in input.kind.mine

_nobody_has_looked if {
	"about_home" in input.kind.labels
	not "looked_at" in input.kind.labels
}

_somebody_else_said_it if {
	"said_by" in input.kind.labels
	not "said_by" in input.kind.mine
}
