# METADATA
# title: Who may write
# description: One question is one act; the answer is yes or no. Grants only, empty by default.
# custom:
#   basis: access table, section 6
package may_write

import data.may_write.action
import data.may_write.agency
import data.may_write.around
import data.may_write.calendar
import data.may_write.case
import data.may_write.concern
import data.may_write.elsa
import data.may_write.figures
import data.may_write.group
import data.may_write.handover
import data.may_write.home
import data.may_write.impact
import data.may_write.meeting
import data.may_write.monitoring
import data.may_write.noticing
import data.may_write.people
import data.may_write.psp
import data.may_write.review
import data.may_write.support
import data.may_write.survey
import data.may_write.training
import data.may_write.voice
import data.revision

# METADATA
# title: The answer
# description: Whether the act is allowed, and by which rules.
# custom:
#   basis: access table, section 6
# entrypoint: true
decision := {"leave": _because != set(), "because": _because, "revision": revision.sha256}

# METADATA
# title: What policy names
# description: The acts that there are rules for.
# custom:
#   basis: access table, section 6
# entrypoint: true
named := {"acts": _acts, "revision": revision.sha256}

# Every noun that is written. A new one costs a file, and three lines here.
_acts := union({
	agency.acts,
	around.acts,
	action.acts,
	calendar.acts,
	case.acts,
	concern.acts,
	elsa.acts,
	figures.acts,
	group.acts,
	handover.acts,
	home.acts,
	impact.acts,
	meeting.acts,
	monitoring.acts,
	noticing.acts,
	people.acts,
	psp.acts,
	review.acts,
	support.acts,
	survey.acts,
	training.acts,
	voice.acts,
})

_because := union({
	agency.leave,
	around.leave,
	action.leave,
	calendar.leave,
	case.leave,
	concern.leave,
	elsa.leave,
	figures.leave,
	group.leave,
	handover.leave,
	home.leave,
	impact.leave,
	meeting.leave,
	monitoring.leave,
	noticing.leave,
	people.leave,
	psp.leave,
	review.leave,
	support.leave,
	survey.leave,
	training.leave,
	voice.leave,
})
