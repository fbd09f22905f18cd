"""Choices put in order: what may be chosen in `spec`, the work in `run`, the words in `exports.words.methods.rankings`."""
