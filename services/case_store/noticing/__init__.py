"""What is noticed of a pupil from day to day: early signs of difficulty, and how they are when somebody checks in."""
