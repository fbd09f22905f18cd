"""Small data files of every kind, made by other programs' writers: openpyxl, pyreadstat, pyarrow, csv."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat

HEADER = ("t1_e", "t1_p", "sex", "age", "comment")
ROWS = tuple((1 + n % 7, 7 - n % 7, "fm"[n % 2], 20 + n % 60, f"Saran nomor {n}") for n in range(40))


def frame() -> pd.DataFrame:
    return pd.DataFrame(list(ROWS), columns=list(HEADER))


def text(delimiter: str, encoding: str = "utf-8") -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=delimiter).writerows([HEADER, *ROWS])
    return lines.getvalue().encode(encoding)


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(row)
    book.save(path)


def foreign_file(folder: Path, ending: str) -> Path:
    """A sound file of this kind."""
    path = folder / f"data{ending}"
    match ending:
        case ".csv":
            path.write_bytes(text(","))
        case ".tsv":
            path.write_bytes(text("\t", "utf-16"))
        case ".txt":
            path.write_bytes(text("|"))
        case ".xlsx":
            workbook(path)
        case ".sav":
            pyreadstat.write_sav(frame(), path)
        case ".zsav":
            pyreadstat.write_sav(frame(), path, compress=True)
        case ".dta":
            pyreadstat.write_dta(frame(), path)
        case ".parquet":
            pq.write_table(pa.Table.from_pandas(frame()), path)
        case ".jsonl":
            lines = [json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) for row in ROWS]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        case ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("data.csv", text(","))
                archive.writestr("README.md", "# Data\n")
    return path
