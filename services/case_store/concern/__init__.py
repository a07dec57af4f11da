"""A worry about a pupil's safety: raised by anyone on the staff, and looked after until it is closed."""
