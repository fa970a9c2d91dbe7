"""What every role does to a case: its card, its steps, who is told."""
