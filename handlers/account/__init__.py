"""What a person may see and settle about themselves: rights, PIN, linked channels."""
