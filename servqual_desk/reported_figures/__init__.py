"""Figures that an office or a paper gives, and no survey: whether they add up, and what is known of where they come from."""
