"""Templates and styles of the public pages."""
