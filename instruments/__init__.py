"""What a questionnaire is: its types, its file, its rules, its columns. `load` a bundled id or a path."""
