"""What SPSS and Stata files have in common: short names, short labels, and texts counted in bytes."""

from collections.abc import Collection, Sequence

from exports.datasets.dataset import DataColumn
from instruments.i18n import _
from servqual_desk.errors import DataError


def file_names(names: Sequence[str], *, longest: int, reserved: Collection[str]) -> dict[str, str]:
    """Our column → its name in the file: cut to what the format allows, never a word of the program's language, never twice."""
    given: dict[str, str] = {}
    taken = set(reserved)
    for name in names:
        short, count = name[:longest], 0
        while short in taken:
            count += 1
            ending = f"_{count}"
            short = name[: longest - len(ending)] + ending
        taken.add(short)
        given[name] = short
    return given


def cut(words: str, *, bytes_: int) -> str:
    """The words on one line, in at most so many bytes of UTF-8, with … where something was left out."""
    flat = " ".join(words.split())
    if len(flat.encode()) <= bytes_:
        return flat
    return flat.encode()[: bytes_ - 3].decode(errors="ignore").rstrip() + "…"


def refuse_long_texts(columns: Sequence[DataColumn], *, bytes_: int) -> None:
    """Say which column holds a text that the format would cut."""
    for column in columns:
        if any(isinstance(value, str) and len(value.encode()) > bytes_ for value in column.values):
            raise DataError(
                _(
                    "A text in {column} is longer than this format holds ({n} bytes); export as .csv or .parquet."
                ).format(column=column.name, n=bytes_)
            )
