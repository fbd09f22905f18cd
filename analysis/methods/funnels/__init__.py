"""Steps of a service: what may be chosen in `spec`, the work in `run`, the words in `exports.words.methods.funnels`."""
