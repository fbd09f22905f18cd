"""A short code for a thing that has a name."""

import re

LONGEST = 24


def short_code(name: str) -> str:
    """A code made from a name: `Kartu keluarga (KK)` → `kartu-keluarga-kk`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST].strip("-")
