"""Who is around a pupil: who supports them and who coordinates, what staff need for it, and requests for help."""
