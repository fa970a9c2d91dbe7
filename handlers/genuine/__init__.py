"""Is this person, number, address or document a spokesperson's, today or on a day? Answered for anyone (2.3, 2.4)."""
