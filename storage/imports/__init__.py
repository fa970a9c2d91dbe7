"""Imports of the directory: what a file wants compared with what stands, and carried out in one transaction.

Nothing before the present moment is ever altered: rows are closed and opened from now on.
"""
