"""Data files: read for import (`read.py`), written for other programs (`write.py`); one file a format."""
