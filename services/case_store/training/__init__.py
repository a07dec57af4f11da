"""The practitioner register: who is trained in early help, in which cohort, and how far they have come."""
