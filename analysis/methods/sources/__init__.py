"""Sources and findings: what may be chosen in `spec`, the work in `run`, the words in `exports.words.methods.sources`."""
