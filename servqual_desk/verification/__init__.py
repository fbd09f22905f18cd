"""Is a project what was put into it: its pages, its tables, its log against its chains, and every row against its log."""
