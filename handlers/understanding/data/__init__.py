"""Labelled sentences and word lists that the reader learns from when it starts."""
