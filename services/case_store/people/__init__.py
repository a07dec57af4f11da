"""The school's people: who they are, what they are appointed as, and how they stand to each pupil."""
