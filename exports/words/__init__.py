"""Codes to words."""
