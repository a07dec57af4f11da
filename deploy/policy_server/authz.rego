# METADATA
# title: The door of the policy server
# description: >-
#   Questions may be asked; nothing may be changed or looked up. Without this, whoever reaches the server could replace
#   the policy, and with it decide who reads what. Switched on by --authorization=basic.
package system.authz

default allow := false

# METADATA
# title: The questions that Confide asks
# description: The same list as access_policy.engine.ENTRY_POINTS; a test compares them.
questions := {
	"need_to_know/decision",
	"need_to_know/purpose",
	"need_to_know/named",
	"may_write/decision",
	"may_write/named",
}

# METADATA
# title: A question may be asked
allow if {
	input.method == "POST"
	array.slice(input.path, 0, 2) == ["v1", "data"]
	concat("/", array.slice(input.path, 2, count(input.path))) in questions
}

# METADATA
# title: Whether the server is well may be asked
allow if {
	input.method == "GET"
	input.path == ["health"]
}
