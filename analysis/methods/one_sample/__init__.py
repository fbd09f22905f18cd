"""Means against a target, and whether gaps and changes are small enough not to matter."""
