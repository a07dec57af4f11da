# METADATA
# title: System administrator
# description: Accounts and settings. Nothing of a case but what any member of staff wrote themself.
# custom:
#   basis: b23, row 19
package need_to_know.administrator

import data.need_to_know.kind

# METADATA
# title: The roll
# description: The whole roll line, to keep it right.
# custom:
#   basis: b23
grants contains {"rule": "administrator.roll", "level": "full"} if {
	kind.open_part == "directory"
}
