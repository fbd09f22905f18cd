"""Whether one answer carries another's effect further: quality through satisfaction to trust or complaint."""
