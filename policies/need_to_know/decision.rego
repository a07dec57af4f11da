# METADATA
# title: Who needs to know, and how much
# description: |
#   One question is one kind of entry; the answer is one level. Grants only, empty by default: silence is denial.
#   Between two grants the fuller wins; a bar empties the set first. On the wrong child only leads are granted any.
# custom:
#   basis: b1; access table, sections 1 to 4
package need_to_know

import data.need_to_know.asking
import data.need_to_know.bars
import data.need_to_know.kind
import data.need_to_know.readers
import data.revision

# METADATA
# title: The answer
# description: |
#   How much is told of such an entry, whether it makes the file exist for this reader, what is left on the page
#   "what I wrote", by which rules, and what may be known of what is withheld.
# custom:
#   basis: access table, sections 1 to 3
# entrypoint: true
decision := {
	"level": _level,
	"reveals": _granted != set(),
	"alone": _alone,
	"because": _because,
	"withheld": _withheld,
	"obligations": [],
	"revision": revision.sha256,
}

# METADATA
# title: Is the purpose carried
# description: Whether any relation of the reader carries the purpose that they named.
# custom:
#   basis: b1, rule "capacity"
# entrypoint: true
purpose := {"carried": asking.carried, "revision": revision.sha256}

# METADATA
# title: What policy names
# description: The parts that there are rules for. Nobody reads `service`, the service's own book-keeping.
# custom:
#   basis: access table, section 1
# entrypoint: true
named := {
	"parts": {
		"directory", "contacts", "strategies", "referral", "programme", "plans", "sessions", "agreement",
		"concerns", "adult_concerns", "tellings", "told", "staff", "home", "signs", "group", "check_ins", "impact",
		"elsa_support", "psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring",
		"reviews", "meetings", "actions", "support_map", "figures", "service",
	},
	"revision": revision.sha256,
}

_granted contains grant if {
	not bars.barred
	not kind.on_wrong_child
	some grant in readers.grants
	grant.level in kind.levels_that_say_something
}

_granted contains grant if {
	not bars.barred
	kind.on_wrong_child
	some grant in readers.to_leads
}

_own contains grant.rule if {
	bars.leaves_own_words
	not kind.on_wrong_child
	some grant in readers.grants
	grant.level == "own"
}

_levels contains grant.level if some grant in _granted

_levels contains "full" if {
	not bars.barred
	_own != set()
}

default _level := "none"

_level := "full" if {
	"full" in _levels
} else := "summary" if {
	"summary" in _levels
	not input.kind.corrected
} else := "existence" if {
	_levels != set()
}

default _alone := "none"

_alone := "full" if {
	_own != set()
	input.kind.own_readable
}

_because contains grant.rule if some grant in _granted

_because contains rule if {
	_level == "full"
	some rule in _own
}

_because contains rule if {
	_alone == "full"
	some rule in _own
}

default _withheld := "nothing"

_withheld := "ask" if {
	_level in {"existence", "summary"}
	input.kind.part in {"referral", "programme", "plans", "sessions", "group"}
	some relation in {
		"form_tutor", "class_teacher", "subject_teacher", "assistant_or_mentor",
		"pastoral_leader", "family_liaison_worker", "senco", "line_manager",
		"psp_coordinator_of_pupil", "key_worker_of_pupil",
	}
	relation in asking.counted
}
