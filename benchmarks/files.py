"""Answers to each format, read back and compared, against the bare library call there and back: 100,000 responses × 60 columns.

The floor writes the same table with the format's own library and reads it again, without labels, checks or words.
`python -m benchmarks.files 20000` measures fewer responses.
"""

import csv
import json
import resource
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.timing import line, processor_seconds

N, COLUMNS = 100_000, 60
AIM = 2.0


def main(n: int = N) -> None:
    from exports.datasets.write import write_columns
    from exports.datasets.written_formats import WRITERS

    data, few = _dataset(n), _dataset(10)
    table = {column.name: column.values for column in data.columns}
    for ending in WRITERS:
        with tempfile.TemporaryDirectory() as folder:
            ours, floor = Path(folder) / f"ours{ending}", Path(folder) / f"floor{ending}"
            write_columns(few, ours)  # which loads the format's library, once a process and for both
            took = _second(partial(write_columns, data, ours))
            least = _second(partial(_bare(ending), table, floor))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            aim = f"(aim {AIM:.0f}×)  peak {peak:,.0f} MB"
            line(f"{n:,} × {COLUMNS} to {ending} and back", f"{took:.2f} s", f"{least:.2f} s", took / least, aim)


def _second(call: Callable[[], object]) -> float:
    """Seconds of the second of two calls: the first also gets the memory, which whoever comes after it finds ready."""
    call()
    return processor_seconds(call)


def _dataset(n: int) -> Any:
    import numpy as np
    import pandas as pd

    from exports.datasets.dataset import dataset
    from instruments.columns import variables
    from instruments.load import load_instrument

    instrument = load_instrument("servqual-22")
    random = np.random.default_rng(1)
    frame = pd.DataFrame(
        {
            variable.name: random.integers(1, 8, n).astype(float)
            if variable.is_numeric
            else random.choice([choice.id for choice in variable.choices] or ["Ramai."], n)
            for variable in variables(instrument)
        }
        | {
            "sqd_uuid": [f"{number:08d}-5a6e-4f6d-9f6e-6b1f6a1f2a3b" for number in range(n)],
            "sqd_started_at": ["2026-11-21T03:14:03.120+00:00"] * n,
            "sqd_mode": ["paper"] * n,
            "sqd_seconds": random.uniform(100, 900, n),
        }
    )
    return dataset(frame, instrument, language="id")


def _bare(ending: str) -> Callable[[dict[str, Any], Path], None]:
    return {
        ".csv": _text,
        ".tsv": _text,
        ".xlsx": _xlsx,
        ".sav": _sav,
        ".zsav": _sav,
        ".dta": _dta,
        ".parquet": _parquet,
        ".jsonl": _jsonl,
    }[ending]


def _text(table: dict[str, Any], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))
    with path.open(encoding="utf-8", newline="") as file:
        list(csv.reader(file))


def _xlsx(table: dict[str, Any], path: Path) -> None:
    import python_calamine
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(table))
    for number, row in enumerate(zip(*table.values(), strict=True), start=1):
        sheet.write_row(number, 0, row)
    book.close()
    list(python_calamine.load_workbook(str(path)).get_sheet_by_index(0).iter_rows())


def _sav(table: dict[str, Any], path: Path) -> None:
    import pandas as pd
    import pyreadstat

    is_compressed = path.suffix == ".zsav"
    pyreadstat.write_sav(pd.DataFrame(table), path, row_compress=not is_compressed, compress=is_compressed)
    pyreadstat.read_sav(path, output_format="dict")


def _dta(table: dict[str, Any], path: Path) -> None:
    import pandas as pd
    import pyreadstat

    pyreadstat.write_dta(pd.DataFrame(table), path, version=14)
    pyreadstat.read_dta(path, output_format="dict")


def _parquet(table: dict[str, Any], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(table), path)
    pq.read_table(path)


def _jsonl(table: dict[str, Any], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in zip(*table.values(), strict=True):
            file.write(json.dumps(dict(zip(table, row, strict=True))) + "\n")
    with path.open(encoding="utf-8") as file:
        for text in file:
            json.loads(text)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N)
