# METADATA
# title: Parent or carer
# description: |
#   Somebody who is a parent in education law, without an order or decision against, asking as such. Reads what was
#   worded for home and what they said themselves. What a lead marks unsafe for parents is not theirs in any cell.
# custom:
#   basis: b6, b20, b21, rows 21 to 23; section 4
package need_to_know.parent

import data.need_to_know.home
import data.need_to_know.kind

# METADATA
# scope: rule
# title: Who teaches and supports
# description: Who helps their child at school, and the SEN status.
# custom:
#   basis: b20
grants contains {"rule": "parent.who_helps", "level": "summary"} if {
	_applies
	kind.open_part == "directory"
}

# METADATA
# scope: rule
# title: Knows that support goes on
# description: That the pupil was referred, and that a session was held; not what was confided.
# custom:
#   basis: b6, b20
grants contains {"rule": "parent.support_goes_on", "level": "existence"} if {
	_applies
	kind.open_part in {"referral", "sessions"}
}

# METADATA
# scope: rule
# title: Worded for home
# description: |
#   What contacts came to, what helps, what the programme is for, what came of it, what was gathered for a plan, what
#   a meeting agreed: in words meant for them.
# custom:
#   basis: b6, b13, b20, b21, rule "home"
grants contains {"rule": "parent.worded_for_home", "level": "summary"} if {
	_applies
	home.worded_part in {"contacts", "strategies", "programme", "impact", "psp_documents", "meetings"}
}

# METADATA
# scope: rule
# title: What they said
# description: |
#   A contact in their own words, how they like to be told, and what they themselves said for a plan: never what
#   another parent said.
# custom:
#   basis: b13, b20
grants contains {"rule": "parent.own_words", "level": "full"} if {
	_applies
	kind.own_part in {"home", "contacts", "parent_words"}
}

# METADATA
# scope: rule
# title: What was addressed to them
# description: To them alone, under the rules of whatever goes home.
# custom:
#   basis: b20, b21, rule "home"
grants contains {"rule": "parent.addressed_to_them", "level": "full"} if {
	_applies
	home.safe
	"addressee" in input.kind.mine
	kind.open_part in {"home", "contacts"}
}

# METADATA
# scope: rule
# title: The plan for their child
# description: The targets that they sign, and how attendance and suspensions stand.
# custom:
#   basis: b13, b20, section 4
grants contains {"rule": "parent.plan", "level": "full"} if {
	_applies
	kind.open_part in {"targets", "figures"}
}

# METADATA
# scope: rule
# title: Who is to do what
# description: Actions, with who is to do them and by when, and who supports their child.
# custom:
#   basis: b13, section 4
grants contains {"rule": "parent.who_does_what", "level": "summary"} if {
	_applies
	kind.open_part in {"actions", "support_map"}
}

# METADATA
# scope: rule
# title: How days and reviews went
# description: As it was worded for home, messages between home and school among them.
# custom:
#   basis: b13, b20, b21, rule "home"
grants contains {"rule": "parent.how_it_goes", "level": "full"} if {
	_applies
	home.worded_part in {"monitoring", "reviews"}
}

# METADATA
# scope: rule
# title: Their own signature
# description: That they signed, or did not.
# custom:
#   basis: b13, section 4
grants contains {"rule": "parent.own_signature", "level": "summary"} if {
	_applies
	_theirs
	kind.open_part == "signatures"
}

# METADATA
# scope: rule
# title: Their own action
# description: What they are to do, or did, and what came of it.
# custom:
#   basis: b13, section 4
grants contains {"rule": "parent.own_action", "level": "full"} if {
	_applies
	_theirs
	kind.open_part == "actions"
}

# METADATA
# scope: rule
# title: What their child lets them hear
# description: What the pupil agreed may be read out at home.
# custom:
#   basis: b3, b13, rule "audience"
grants contains {"rule": "parent.pupil_read_out", "level": "summary"} if {
	_applies
	kind.open_part == "pupil_words"
	"home" in kind.summary_audiences
}

# METADATA
# scope: rule
# title: What they have read
# description: Which of their own readings is recorded, and when.
# custom:
#   basis: b19, b24, part "told"
grants contains {"rule": "parent.own_readings", "level": "summary"} if {
	_applies
	kind.open_part == "told"
	input.kind.of_me
}

_applies if {
	not "unsafe_for_parents" in input.kind.labels
	not home.mentions_another_pupil
}

_theirs if kind.pledged_part

_theirs if {
	"addressee" in input.kind.mine
	home.safe
}
