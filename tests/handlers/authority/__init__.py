"""Authorisations, on both channels."""
