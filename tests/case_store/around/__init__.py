"""The rules of the support around a pupil."""
