# METADATA
# title: Bars
# description: |
#   Who is told nothing, whatever else they are. A bar empties what was granted, and never announces itself: no
#   answer says that there is one.
# custom:
#   basis: b14, b17, b23
package need_to_know.bars

import data.need_to_know.kind

# METADATA
# title: Own child, relative or declared conflict
# description: |
#   In every staff role, and for whoever comes from an agency. As a parent they keep what a parent gets: a family tie
#   to the pupil bars the colleague, and not the mother.
# custom:
#   basis: b23, row 25
conflict if {
	input.capacity in {"staff", "agency"}
	some relation in {"relative", "conflict", "parent", "excluded_parent", "kin"}
	relation in input.relations
}

# METADATA
# scope: document
# title: Barred
# description: |
#   Own child, relative or declared conflict; the subject of a concern, on it, on what belongs to it and on what
#   others recorded after it; whoever is named in the words.
# custom:
#   basis: b14 (named), b17 (subject), b23 (conflict)
barred if conflict

barred if "subject" in input.kind.matter

barred if "subject" in input.kind.mine

barred if {
	input.kind.after_concern_about_me
	not "author" in input.kind.mine
}

barred if "named" in input.kind.mine

# METADATA
# scope: document
# title: What a bar leaves
# description: |
#   The concern that they wrote themselves, as "what I wrote". Not what somebody recorded them as saying: that would
#   show them a concern that they do not know of.
# custom:
#   basis: b1, b17, b23, rows 25 and 26
leaves_own_words if not barred

leaves_own_words if kind.written_part in {"concerns", "adult_concerns"}
