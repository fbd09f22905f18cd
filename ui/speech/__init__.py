"""Words said aloud by a voice of this computer, without a network."""
