"""Free Vietnamese or English → what is wanted, of which office, on which subject, how sure, and why."""
