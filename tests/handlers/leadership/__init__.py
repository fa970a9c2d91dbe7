"""Leaders and the Director General."""
