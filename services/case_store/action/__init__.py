"""What somebody is to do for a pupil, and what became of a referral to an agency: due, late, done, escalated."""
