"""What units and provinces do: their parts of cases, and what the press says in their field (7.1.c, 10.2)."""
