"""How policy is asked, and how what it answers is obeyed."""
