"""The code of practice written a second time, in Python and by hand, to hold the policy against."""
