"""The official report about a city: many surveys as one, and their units side by side."""
