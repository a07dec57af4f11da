# METADATA
# title: Governor, chair
# description: |
#   Reads numbers, never names: a panel that decides on an exclusion gets an extract. Numbers lie in no pupil's case, and
#   were made so that no small count can be worked out.
# custom:
#   basis: b24, row 18; section 4
package need_to_know.governor

import data.need_to_know.kind

# METADATA
# title: Numbers
# description: Counts by term, each "fewer than five" where it is small.
# custom:
#   basis: b24, rule "numbers"
grants contains {"rule": "governor.numbers", "level": "summary"} if {
	kind.open_part == "figures"
	"numbers" in input.kind.labels
}
