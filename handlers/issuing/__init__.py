"""The answer leaves as a document: numbered, signed, sent once, while whoever approved it may speak."""
