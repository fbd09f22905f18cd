"""Coding of comments: one comment at a time, the codebook beside it, everything by keyboard."""
