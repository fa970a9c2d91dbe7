"""What a unit or province offers to the press (7.2.a, 10.2.c)."""
