"""Units and provinces on both channels."""
