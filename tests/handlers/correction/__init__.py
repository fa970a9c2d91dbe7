"""The press is asked to correct what is untrue or distorted (3.6, 5.1.d, 5.2.b, 9.8)."""
