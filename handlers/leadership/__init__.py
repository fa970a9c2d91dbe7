"""What leaders and the Director General do: direct, order, confirm, send back, see, assign (7.1.b, 8, 9.6)."""
