"""The import assistant: bands for the file, its columns and its words, which ask what nobody can conclude; earlier imports."""
