"""Attendance, suspensions, permanent exclusions and incidents by pupil and term, and a term's numbers for governors."""
