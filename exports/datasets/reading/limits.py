"""How much a foreign file may cost, and what holds the child process to it."""

import contextlib
import sys
from zipfile import ZipInfo

MEMORY = 1_000_000_000  # bytes of the child's own data
SECONDS = 900.0  # a longer reading is no reading
FILE_SIZE = 4_000_000_000  # bytes of a data file
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
MOST_CELLS = 60_000_000  # of one sheet of a workbook, which is held whole
LONGEST_CELL = 10_000_000  # characters
MOST_UNPACKED = 4_000_000_000  # bytes of one part of a workbook
MOST_SWOLLEN = 300  # times its packed size; a sheet of answers swells to thirty times
SMALL_PART = 50_000_000  # bytes up to which a part may swell as it likes


def is_swollen(entry: ZipInfo) -> bool:
    """Whether a packed part says that it unpacks to more than a file of answers can."""
    return entry.file_size > max(SMALL_PART, MOST_SWOLLEN * entry.compress_size)


def hold_to_memory() -> None:
    """Let this process have no more than `MEMORY`, where the system has such a limit (Linux, macOS)."""
    if sys.platform == "win32":
        from exports.datasets.reading.windows_job import hold_to_memory as hold

        hold(MEMORY)
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
