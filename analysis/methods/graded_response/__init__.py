"""How sharply each item tells people apart, where on the scale, and whether groups at the same level answer it alike."""
