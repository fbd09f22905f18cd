"""Answers in and out: import of data files, export to other programs, and the blank form on paper."""
