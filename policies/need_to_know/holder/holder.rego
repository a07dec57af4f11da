# METADATA
# title: Holder of a concern
# description: |
#   To whom a concern was passed: the next in line; about an adult the head, about the head the chair. Only for that
#   concern.
# custom:
#   basis: b17, rule "holder"
package need_to_know.holder

# METADATA
# title: The concern they hold
# description: The account, the acts and the decisions, the wording for single readers included.
# custom:
#   basis: b17, rule "holder", part "adult_concerns"
grants contains {"rule": "holder.concern", "level": "full"} if {
	input.kind.part in {"concerns", "adult_concerns"}
}
