# METADATA
# title: What is asked about
# description: What the rules of several relations need to know of one kind of entry.
# custom:
#   basis: access table, section 2
package need_to_know.kind

# METADATA
# title: The part, where the entry is for more than one reader
# description: |
#   A lead's wording for one reader is read by that person, the leads and the holder, whatever the row of anybody
#   else says: for those others it has no part that they could be granted.
# custom:
#   basis: b4, rule "told"
open_part := input.kind.part if not "for_reader" in input.kind.labels

# METADATA
# title: Wrote it
# description: The part of an entry that the reader wrote.
# custom:
#   basis: b1, b11, rule "own"
written_part := open_part if "author" in input.kind.mine

# METADATA
# scope: document
# title: Wrote or said it
# description: The part of an entry whose words are the reader's own.
# custom:
#   basis: b1, b11, rule "own"
own_part := open_part if "author" in input.kind.mine

own_part := open_part if "said_by" in input.kind.mine

# METADATA
# scope: document
# title: Theirs
# description: The part of an entry that the reader wrote, said or received.
# custom:
#   basis: access table, section 3, "own"
theirs_part := own_part

theirs_part := open_part if "addressee" in input.kind.mine

# METADATA
# scope: document
# title: Signed or answered for
# description: The part of an entry of a plan that the reader wrote, said or signed, or that is theirs to do.
# custom:
#   basis: access table, sections 2 and 4, "own"
pledged_part := own_part

pledged_part := open_part if "signer" in input.kind.mine

pledged_part := open_part if "owner" in input.kind.mine

# METADATA
# title: Parts of a plan and of a meeting
# description: The columns of section 4. Whoever has no row there reads of them what they wrote or said themselves.
# custom:
#   basis: access table, section 4
of_plans := {
	"psp_documents", "parent_words", "pupil_words", "targets", "signatures", "monitoring", "reviews", "meetings",
	"actions", "support_map", "figures",
}

# METADATA
# title: The record as circulated
# description: The part of what was worded and agreed to go to those who were there, where the reader was.
# custom:
#   basis: b12, rule "present"
circulated_part := attended_part if "circulated" in input.kind.labels

# METADATA
# scope: document
# title: Levels at which it says something
# description: |
#   That there is an objection, or that somebody is excluded, would tell already what is told in full alone: at a lower
#   level such an entry does not exist.
# custom:
#   basis: access table, section 1, "home"; b20, b21
levels_that_say_something contains "full"

levels_that_say_something contains level if {
	some level in {"existence", "summary"}
	not "in_full_only" in input.kind.labels
}

# METADATA
# title: On the wrong child
# description: Recorded in the case of a pupil whom it does not concern. Nobody but the leads reads it, nor its author.
# custom:
#   basis: access table, sections 6 and 7, case 16
on_wrong_child if "wrong_child" in input.kind.labels

# METADATA
# title: Was there
# description: The part of an entry about a contact or meeting at which the reader was present.
# custom:
#   basis: b6, b12, rule "present"
attended_part := open_part if "present" in input.kind.mine

# METADATA
# scope: document
# title: Told by a lead
# description: |
#   Nothing until a lead records telling this person; then the level that was recorded: that there is something, or
#   the lead's own wording, or the account itself.
# custom:
#   basis: b4, b18, rule "told"
levels_told contains input.kind.told if {
	input.kind.part == "concerns"
	"for_reader" in input.kind.labels
	"told" in input.kind.mine
	input.kind.told != "none"
}

levels_told contains "full" if {
	open_part == "concerns"
	"told_full" in input.kind.matter
}

# METADATA
# scope: document
# title: Audiences of the staff summary
# description: |
#   The audiences that may read the staff summary today. It is in date, the author wrote it for them, and the pupil
#   agreed; or the pupil was not asked, and they belong to the default audience. A "no" is never skipped.
# custom:
#   basis: b2, b3, rule "audience"
summary_audiences contains audience if {
	input.kind.in_date
	some audience in _written_for
	input.kind.pupil_said[audience] == "agreed"
}

summary_audiences contains audience if {
	input.kind.in_date
	some audience in _written_for
	audience in input.kind.default
	input.kind.pupil_said[audience] == "not_asked"
}

_written_for contains audience if some audience in input.kind.audience

_written_for contains audience if {
	"all_staff" in input.kind.audience
	some audience in {"class_teacher", "senco", "subject_teachers", "support_staff", "pastoral_leads"}
}
