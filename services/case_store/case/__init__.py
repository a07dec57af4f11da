"""A pupil's case: contacts, what the pupil agreed to, what a lead told beyond that, and guidance for staff."""
