"""The rules of actions and of the clock of a referral to an agency."""
