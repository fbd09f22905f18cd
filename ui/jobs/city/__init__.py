"""A city: many surveys of one questionnaire as one, and its units side by side."""
