"""Drafting the exact text for approval: from reports and files to what whoever speaks will read (10.1.a, 10.3)."""
