"""Gaps and the zone of tolerance: what may be chosen in `spec`, the work in `run`, the words in `exports.words.methods.gaps`."""
