"""Which scores and numbers go together."""
