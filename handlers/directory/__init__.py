"""The directory's files: CSV and XLSX read, checked cell by cell, compared with what stands, and written out again.

Pure: bytes and rows in, rows, problems and texts out. The chat and the command line both go through here.
"""
