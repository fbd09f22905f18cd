"""The child process: reads one foreign file into a folder and writes there what it found, or why it cannot be read."""

import gc
import hashlib
import sys
from importlib import import_module
from pathlib import Path

import msgspec

from exports.datasets.reading.formats import format_of
from exports.datasets.reading.limits import FILE_SIZE, hold_to_memory
from exports.datasets.reading.reading import Answer, Reading, Task
from exports.datasets.reading.true_kind import refuse_misnamed
from instruments.i18n import _, use_language
from servqual_desk.errors import DataError, KnownError
from servqual_desk.importing.foreign_file import ForeignFile, OpenQuestionError
from servqual_desk.store.whole_files import disk_fault

NO_MEMORY = 3  # exit code
_SELDOM = 50_000, 20, 20


def main(folder: str) -> int:
    """Do the task that stands in `folder`; gives the exit code."""
    place = Path(folder)
    task = msgspec.json.decode((place / "task.json").read_bytes(), type=Task)
    hold_to_memory()
    gc.set_threshold(*_SELDOM)  # rows are lists without end, and none of them is in a circle
    with use_language(task.language):
        try:
            answer = Answer(found=_read(Reading(task)))
        except OpenQuestionError as error:
            answer = Answer(faults=tuple(error.faults), asks=error.asks)
        except KnownError as error:
            answer = Answer(faults=tuple(error.faults))
        except MemoryError:
            return NO_MEMORY
        except OSError as error:
            answer = Answer(faults=tuple(disk_fault(error, Path(task.path)).faults))
        (place / "answer.json").write_bytes(msgspec.json.encode(answer))
    return 0


def _read(reading: Reading) -> ForeignFile:
    """The file, read by the module of its format.

    Raises:
        DataError: it is not what its extension says.
    """
    kind = format_of(reading.path)
    if reading.path.stat().st_size > FILE_SIZE:
        sentence = _("{name}: is larger than {n} gigabytes; export fewer columns, or part of the rows.")
        raise DataError(sentence.format(name=reading.name, n=FILE_SIZE // 1_000_000_000))
    refuse_misnamed(reading.path, reading.name)
    digest = _digest(reading.path)
    module = import_module(f"exports.datasets.reading.{kind.module}")
    try:
        found: ForeignFile = module.read(reading)
    except (KnownError, MemoryError):
        raise
    except Exception as error:
        if (
            isinstance(error, OSError) and error.errno is not None
        ):  # the disk's; pyarrow's own word for damage has no number
            raise
        raise DataError(kind.refusal(reading.name, error)) from error
    return msgspec.structs.replace(found, digest=digest)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
