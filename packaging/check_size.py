"""Whether a bundle is small enough for an office's laptop: `python packaging/check_size.py dist/servqual-desk`."""

import sys
from pathlib import Path

MOST_MB = 400  # millions of bytes on the disk


def megabytes(folder: Path) -> float:
    """What the files of a folder take on the disk; by their lengths, where the system does not tell of blocks."""
    states = [path.lstat() for path in folder.rglob("*")]
    return sum(getattr(state, "st_blocks", 0) * 512 or state.st_size for state in states) / 1e6


def main() -> None:
    folder = Path(sys.argv[1])
    size = megabytes(folder)
    print(f"{folder}: {size:.0f} MB of {MOST_MB}")
    if not 0 < size <= MOST_MB:
        sys.exit(f"{folder} is larger than {MOST_MB} MB: look at UNUSED and LEFT_OUT in packaging/servqual-desk.spec.")


if __name__ == "__main__":
    main()
