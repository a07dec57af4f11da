"""What an ELSA needs themself: a line manager who listens, a way free of obstacles, and supervision."""
