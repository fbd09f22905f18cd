"""`docs/validation.md`, made from what the tests compare with their oracles: `python -m tests.validation`."""
