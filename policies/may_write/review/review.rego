# METADATA
# title: Acts on the reviews and the end of a plan
# description: |
#   Whoever coordinates this plan reviews it, puts it off, judges it at a meeting held and ends it. Who committed
#   themself to something reports on that, and on nothing else.
# custom:
#   basis: b12, b13; access table, section 6
package may_write.review

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with the reviews of a plan.
# custom:
#   basis: access table, section 6; domain, G8, G9, G11
acts := _of_the_coordinator | {"review.report", "review.notice_failing"}

# METADATA
# scope: rule
# title: The coordinator of this plan reviews and judges it
# description: Whoever coordinates another plan, or holds the post alone, does not.
# custom:
#   basis: b13; access table, section 6, judgement
leave contains "review.by_coordinator" if {
	input.act in (_of_the_coordinator | {"review.notice_failing"})
	asking.employed
	"psp_coordinator" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: The key worker says that a plan is failing
# description: Whoever sees the pupil day by day does not wait for a review.
# custom:
#   basis: b13; domain, G11
leave contains "review.failing_by_key_worker" if {
	input.act == "review.notice_failing"
	asking.employed
	"key_worker" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: Staff report on their own commitment
# description: Each on what they committed themself to.
# custom:
#   basis: b13; domain, G8
leave contains "review.own_commitment" if {
	input.act == "review.report"
	asking.employed
	"owner" in input.about.mine
	not bars.barred
}

# METADATA
# scope: rule
# title: An agency's worker reports on their own commitment
# description: Who came to a meeting of this plan, on what they committed themself to there, while they work there.
# custom:
#   basis: b12; domain, G8
leave contains "review.agency_commitment" if {
	input.act == "review.report"
	input.capacity == "agency"
	"agency_worker" in input.relations
	"agency_attended" in input.about.matter
	"owner" in input.about.mine
	not bars.barred
}

_of_the_coordinator := {
	"review.hold", "review.review_commitment", "review.record_report", "review.record_not_held", "review.pause",
	"review.resume", "review.extend", "review.word_for_home", "review.ask_advice", "review.record_advice",
	"review.record_no_advice", "review.judge", "review.end",
}
