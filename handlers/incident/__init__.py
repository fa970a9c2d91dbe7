"""A sudden event, and the first information about it (5.1.b, 5.2.a)."""
