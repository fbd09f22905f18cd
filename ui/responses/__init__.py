"""The responses on the screen: a list to search, one response to read, and every change to it with its reason."""
