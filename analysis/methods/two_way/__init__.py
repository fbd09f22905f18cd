"""Two groupings at once: each one's effect with the other held constant, and both together."""
