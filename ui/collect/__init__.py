"""The interview on the screen: beginning and resuming, one question at a time, review, thanks."""
