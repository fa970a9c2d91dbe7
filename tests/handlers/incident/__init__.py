"""Incidents in chat."""
