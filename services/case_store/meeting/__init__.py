"""A meeting about one pupil: who is asked to come and on what basis, who came, what it agreed, what is circulated."""
