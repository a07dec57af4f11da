"""Emotional literacy support: from the referral, through the programme and its sessions, to its end."""
