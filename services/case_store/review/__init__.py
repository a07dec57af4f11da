"""Whether a pastoral support programme helps: its reviews, what became of each commitment, and how it ends."""
