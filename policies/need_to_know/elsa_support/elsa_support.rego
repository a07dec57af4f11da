# METADATA
# title: Those who support an ELSA
# description: |
#   What an ELSA offloads, the blockers they report, their supervision. It is about the ELSA and in no pupil's case,
#   and leads have nothing of it.
# custom:
#   basis: b5, b22, part "elsa_support"
package need_to_know.elsa_support

import data.need_to_know.asking

# METADATA
# scope: rule
# title: The ELSA themself
# description: All of it, for whatever purpose they ask, while in post.
# custom:
#   basis: b5, b22
grants contains {"rule": "elsa_support.own_support", "level": "full"} if {
	asking.employed
	asking.counted != set()
	input.kind.of_me
}

# METADATA
# scope: rule
# title: Line manager of the ELSA
# description: Blockers, and that supervision was attended.
# custom:
#   basis: b5
grants contains {"rule": "elsa_support.line_manager", "level": "summary"} if {
	"line_manager_of_elsa" in asking.counted
}

# METADATA
# scope: rule
# title: What the ELSA shares with the line manager
# description: What the ELSA offloaded, where they chose to share it.
# custom:
#   basis: b5
grants contains {"rule": "elsa_support.shared_with_manager", "level": "full"} if {
	"line_manager_of_elsa" in asking.counted
	"shared_with_manager" in input.kind.labels
}

# METADATA
# scope: rule
# title: Supervising educational psychologist
# description: Blockers and supervision, of those whom they supervise. Cases are discussed without names.
# custom:
#   basis: b22, row 5
grants contains {"rule": "elsa_support.supervising_psychologist", "level": "summary"} if {
	"supervising_psychologist" in asking.counted
}

# METADATA
# scope: rule
# title: Headteacher
# description: The number of pupils, and blockers by code.
# custom:
#   basis: b5
grants contains {"rule": "elsa_support.head", "level": "existence"} if {
	"head" in asking.counted
}
