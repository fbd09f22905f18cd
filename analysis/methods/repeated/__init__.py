"""Whether the same citizens score the dimensions differently."""
