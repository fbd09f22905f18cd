"""Entering paper forms at keypad speed: a grid in the form's order, and a second entry to compare."""
