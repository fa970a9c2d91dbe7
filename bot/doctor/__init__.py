"""`phatngon doctor`: every setting, permission, version, database and channel: what is wrong and what to do."""
