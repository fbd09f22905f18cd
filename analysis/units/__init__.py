"""Units of a city side by side: what each one's tally says, and which ranks it may have."""
