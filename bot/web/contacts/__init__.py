"""The public page of those who may speak (2.3, 2.4): for people, for programs, for telephones."""
