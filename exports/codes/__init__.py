"""The codes of comments, for other programs of qualitative analysis."""
