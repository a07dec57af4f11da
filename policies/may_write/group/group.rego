# METADATA
# title: Acts on groups
# description: |
#   Who sets a group up, takes pupils into it, and writes up its sessions. In each pupil's case that is touched, leave is
#   asked for that pupil. Nobody in another's name.
# custom:
#   basis: b1, b5; access table, section 6
package may_write.group

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be done with a group.
# custom:
#   basis: access table, section 6
acts := (_by_its_elsas | _of_its_end) | {"group.start", "group.join"}

# METADATA
# scope: rule
# title: An ELSA sets up a group
# description: That they run themself, alone or with another ELSA.
# custom:
#   basis: b1; domain, J3
leave contains "group.elsa_starts" if {
	input.act == "group.start"
	"elsa" in asking.counted
	_with_an_elsa
}

# METADATA
# scope: rule
# title: The line manager takes a pupil in
# description: Whoever is in a group is read by those who run it, so they do not choose that alone.
# custom:
#   basis: b5; domain, E1
leave contains "group.manager_takes_in" if {
	input.act == "group.join"
	asking.employed
	"line_manager" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: The ELSA takes in a pupil with whom they work
# description: Who was referred to them, or is in a programme of theirs.
# custom:
#   basis: b1, b5; domain, E1
leave contains "group.elsa_takes_in" if {
	input.act == "group.join"
	_runs
	some relation in {"elsa_of_pupil", "covering_elsa_of_pupil"}
	relation in asking.counted
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who run it write it up
# description: Whoever delivers it, co-runs or covers it, and nobody in their name.
# custom:
#   basis: b1; domain, E3 and E4
leave contains "group.own_work" if {
	input.act in (_by_its_elsas | _of_its_end)
	_runs
	not bars.barred
}

# METADATA
# scope: rule
# title: The line manager ends it
# description: Lets a pupil leave, or ends the group, where its ELSA does not.
# custom:
#   basis: b5
leave contains "group.manager_ends" if {
	input.act in _of_its_end
	asking.employed
	"line_manager" in input.about.matter
	not bars.barred
}

_by_its_elsas := {"group.plan_session", "group.hold_session", "group.record_session_not_held"}

_of_its_end := {"group.leave", "group.end"}

_with_an_elsa if input.about.oneself

_with_an_elsa if "elsa" in input.about.subject_posts

_runs if {
	asking.employed
	some relation in {"delivering_elsa", "covering_elsa"}
	relation in input.about.matter
}
