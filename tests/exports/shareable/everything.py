"""Every text and byte of a file that is handed on, packed ones unpacked: what somebody who looks for persons would search."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pyreadstat


def everything_in(path: Path) -> bytes:
    """The bytes of a file or of a folder's files, then whatever stands packed in them, names and notes of an archive too."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return b"\n".join(found for file in files if file.is_file() for found in (file.name.encode(), *_of_file(file)))


def _of_file(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    yield from _of_archive(content)
    match path.suffix:
        case ".sav" | ".zsav":
            yield from _of_statistics(*pyreadstat.read_sav(path, user_missing=True))
        case ".dta":
            yield from _of_statistics(*pyreadstat.read_dta(path, user_missing=True))
        case ".parquet":
            table = pq.read_table(path)
            yield table.to_pandas().to_csv().encode()
            yield str([table.schema.metadata, *(field.metadata for field in table.schema)]).encode()
            yield str(pq.ParquetFile(path).metadata.to_dict()).encode()


def _of_archive(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment
        for one in archive.infolist():
            yield f"{one.filename} {one.date_time}".encode() + one.comment + one.extra
            yield archive.read(one)
            yield from _of_archive(archive.read(one))


def _of_statistics(frame: pd.DataFrame, meta: object) -> Iterator[bytes]:
    yield frame.to_csv().encode()
    yield str({name: value for name, value in vars(meta).items() if not name.startswith("_")}).encode()
