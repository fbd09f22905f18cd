"""What coders found in the sources: which finding stands in how many sources of which kind."""
