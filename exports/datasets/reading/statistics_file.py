"""SPSS (.sav, .zsav) and Stata (.dta): cells by their codes, with the file's own labels and missing codes."""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyreadstat

from exports.datasets.cell_text import cell_text
from exports.datasets.reading.limits import MOST_COLUMNS
from exports.datasets.reading.reading import Reading
from exports.datasets.reading.response_sets import response_sets
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Sheet

_CELLS_AT_ONCE = 2_000_000


def read(reading: Reading) -> ForeignFile:
    """Read an SPSS or Stata file; user-missing codes are kept and named, system-missing cells are empty.

    Raises:
        DataError: it holds no variable.
    """
    read_part: Callable[..., Any] = (
        pyreadstat.read_dta if reading.path.suffix.lower() == ".dta" else pyreadstat.read_sav
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _nothing, meta = read_part(str(reading.path), metadataonly=True)
    names = list(meta.column_names)
    if not names:
        raise DataError(_("{name}: holds no variables.").format(name=reading.name))
    reading.refuse_wide(len(names))
    titles = {name: title for name, title in meta.column_names_to_labels.items() if title}
    labels = _labels(meta)
    sets = response_sets(getattr(meta, "mr_sets", None) or {}, names, titles, labels)
    kept = sets.names(names)
    missing: dict[str, set[str]] = {}
    with reading.grid() as (file, grid):
        grid.add(1, kept)
        step = max(_CELLS_AT_ONCE // min(len(names), MOST_COLUMNS), 100)
        done = 0
        while True:
            data, part = read_part(
                str(reading.path), user_missing=True, output_format="dict", row_offset=done, row_limit=step
            )
            cells = {name: [cell_text(value) for value in data[name]] for name in names}
            _note_missing(missing, part, cells)
            count = len(cells[names[0]])
            cells = sets.with_joined(cells, missing)
            for number, row in enumerate(zip(*(cells[name] for name in kept), strict=True), start=done + 2):
                grid.add(number, row)
            done += count
            if count < step:
                break
            reading.progress(done / max(meta.number_rows or done, 1))
    for name, parts in sets.joined.items():
        labels[name] = {code: words for part in parts for code, words in labels.get(part, {}).items()}
    return ForeignFile(
        name=reading.name,
        sheets=(Sheet(file=file, n_rows=grid.n_rows, width=grid.width),),
        titles={**titles, **sets.titles},
        sets=dict(sets.called),
        counted=dict(sets.counted),
        joined={name: list(parts) for name, parts in sets.joined.items()},
        labels=labels,
        user_missing={name: sorted(cells) for name, cells in missing.items()},
    )


def _labels(meta: Any) -> dict[str, dict[str, str]]:
    return {
        name: {cell_text(float(code) if isinstance(code, int) else code): str(words) for code, words in labels.items()}
        for name, labels in meta.variable_value_labels.items()
    }


def _note_missing(missing: dict[str, set[str]], meta: Any, columns: Mapping[str, Sequence[str]]) -> None:
    """Which cells the file declares as missing: SPSS by ranges of codes, Stata by letters."""
    for name, ranges in (meta.missing_ranges or {}).items():
        missing.setdefault(name, set()).update(
            cell for cell in set(columns[name]) if cell and _is_declared(cell, ranges)
        )
    for name, letters in (meta.missing_user_values or {}).items():
        missing.setdefault(name, set()).update(map(str, letters))


def _is_declared(cell: str, ranges: Sequence[Mapping[str, Any]]) -> bool:
    for bounds in ranges:
        low, high = bounds["lo"], bounds["hi"]
        value: Any = cell
        if not isinstance(low, str):
            try:
                value = float(cell)
            except ValueError:
                continue
        if low <= value <= high:
            return True
    return False
