"""Gap 1 beside gap 5: what may be chosen in `spec`, the work in `run`, the words in `exports.words.methods.knowledge_gap`."""
