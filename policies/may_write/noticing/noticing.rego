# METADATA
# title: Acts on what is noticed
# description: Anybody notices; those who work with the pupil from day to day check in with them.
# custom:
#   basis: b11; access table, section 6
package may_write.noticing

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be recorded of early signs and check-ins.
# custom:
#   basis: access table, section 6
acts := {"noticing.notice_sign", "noticing.review_sign", "noticing.check_in"}

# METADATA
# scope: rule
# title: Anybody records an early sign
# description: Any member of staff or volunteer, on any pupil, barred or not. Never refused for want of relation.
# custom:
#   basis: b11; domain, T5
leave contains "noticing.anybody_notices" if {
	input.act == "noticing.notice_sign"
	asking.in_post
}

# METADATA
# scope: rule
# title: Whoever noticed it looks again
# description: The author of the sign, while in post.
# custom:
#   basis: b11; domain, T5
leave contains "noticing.author_reviews" if {
	input.act == "noticing.review_sign"
	asking.in_post
	"author" in input.about.mine
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who oversee the pupil's welfare look again
# description: |
#   Who reads signs as part of looking after the pupil. The tutor and the SENCO read which sign it was, and add what
#   they see themselves.
# custom:
#   basis: b8, b9, b10, b18; domain, T5
leave contains "noticing.welfare_reviews" if {
	input.act == "noticing.review_sign"
	some relation in {"form_tutor", "class_teacher", "pastoral_leader", "senco", "elsa_of_pupil", "lead"}
	relation in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who see the pupil daily check in
# description: The ELSA, also one who covers, the mentor or assistant, the tutor. With or without a programme.
# custom:
#   basis: b1, b7, b9, b16; domain, J4
leave contains "noticing.checks_in" if {
	input.act == "noticing.check_in"
	some relation in {
		"elsa_of_pupil", "covering_elsa_of_pupil", "assistant_or_mentor",
		"form_tutor", "class_teacher",
	}
	relation in asking.counted
	not bars.barred
}
