# METADATA
# title: Acts of monitoring
# description: |
#   Whoever teaches the pupil marks their own lesson, the key worker the day. Those who speak with home write to a
#   parent, and a parent writes to school.
# custom:
#   basis: b1, b13; access table, section 6, monitoring; domain, G7 and T10
package may_write.monitoring

import data.may_write.bars
import data.need_to_know.asking

# METADATA
# title: The acts
# description: What can be recorded while a plan is monitored.
# custom:
#   basis: access table, section 6, monitoring
acts := {
	"monitoring.arrange", "monitoring.mark_lesson", "monitoring.mark_day",
	"monitoring.write_home", "monitoring.write_to_school",
}

# METADATA
# scope: rule
# title: Those who run the plan say how it is monitored
# description: Its coordinator and its key worker; a lead in their place.
# custom:
#   basis: b13, b18; PG "monitoring arrangements will have been made explicit"
leave contains "monitoring.arranged" if {
	input.act == "monitoring.arrange"
	_runs_it
	not bars.barred
}

# METADATA
# scope: rule
# title: Whoever teaches the pupil marks their own lesson
# description: The tutor, the class and subject teachers, assistants and mentors, cover on the day of the lesson.
# custom:
#   basis: b1; access table, section 6, monitoring
leave contains "monitoring.own_lesson" if {
	input.act == "monitoring.mark_lesson"
	asking.employed
	some relation in {
		"form_tutor", "class_teacher", "subject_teacher",
		"assistant_or_mentor", "cover_teacher",
	}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: The key worker marks the day
# description: Of this plan, and of no other.
# custom:
#   basis: b13; access table, section 6, monitoring
leave contains "monitoring.day" if {
	input.act == "monitoring.mark_day"
	asking.employed
	"key_worker" in input.about.matter
	not bars.barred
}

# METADATA
# scope: rule
# title: Those who speak with home write home
# description: Whoever runs the plan, tutors the pupil or looks after them.
# custom:
#   basis: b9, b10, b13, b16; PG "constructive ongoing communication between school and home"
leave contains "monitoring.written_home" if {
	input.act == "monitoring.write_home"
	_runs_it
	not bars.barred
}

leave contains "monitoring.written_home" if {
	input.act == "monitoring.write_home"
	asking.employed
	some relation in {"form_tutor", "class_teacher", "senco", "pastoral_leader", "family_liaison_worker"}
	relation in input.relations
	not bars.barred
}

# METADATA
# scope: rule
# title: A parent writes to school
# description: About their own child, as a parent, and in their own thread. Nobody whom an order excludes.
# custom:
#   basis: b13, b20, b21; PG "communication between school and home"
leave contains "monitoring.written_to_school" if {
	input.act == "monitoring.write_to_school"
	input.capacity == "parent"
	"parent" in input.relations
	not "excluded_parent" in input.relations
	not bars.barred
}

_runs_it if {
	asking.employed
	some relation in {"psp_coordinator", "key_worker"}
	relation in input.about.matter
}

_runs_it if "lead" in asking.counted
