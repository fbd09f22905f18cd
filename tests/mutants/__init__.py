"""One-line faults that somebody could make in `analysis/`, and whether the tests notice them: `make mutants`."""
