"""Changing a questionnaire: each change takes a document and gives another one, and the one before stays as it was."""
