"""The first page: a new survey, a file, a recent one, or the sample."""
