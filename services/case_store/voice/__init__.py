"""What is gathered before a plan, and in whose words: the pupil's, each parent's, the staff's."""
