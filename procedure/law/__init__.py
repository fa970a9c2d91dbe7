"""The regulation's own words, lengths and grounds, as dated data: what was in force when stays readable."""
