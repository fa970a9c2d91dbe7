"""Everything that is on record about a case, as one file."""
