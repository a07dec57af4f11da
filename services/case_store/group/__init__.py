"""A group that one or two ELSAs run: what it does together, and, in each pupil's own case, how that pupil fared."""
