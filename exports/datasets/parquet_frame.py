"""A Parquet file of ours as a frame with its questionnaire: columns go into pandas as they are, no cell becomes a text."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from exports.datasets.parquet_file import METADATA_KEY, is_missing_name
from instruments.i18n import _
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetSurvey:
    """The answers of a file, one row a response, and what was asked."""

    frame: pd.DataFrame
    instrument: Instrument
    title: str


def read_parquet_survey(path: Path) -> ParquetSurvey:
    """Read a file that `export` wrote; non-answers count as missing.

    Raises:
        DataError: it is no Parquet file, or holds no questionnaire of ours.
    """
    try:
        names = pq.read_schema(path).names
        table = pq.read_table(path, columns=[name for name in names if not is_missing_name(name)])
    except (pa.ArrowException, OSError) as error:
        raise DataError(_("{path}: cannot be read as Parquet. Choose another file.").format(path=path)) from error
    about = _identity(table.schema, path)
    return ParquetSurvey(frame=table.to_pandas(), instrument=_questionnaire(about), title=str(about.get("title", "")))


def read_parquet_questionnaire(path: Path) -> Instrument:
    """Which questionnaire a file's answers are to; the answers are not read.

    Raises:
        DataError: as `read_parquet_survey`.
    """
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise DataError(_("{path}: cannot be read as Parquet. Choose another file.").format(path=path)) from error
    return _questionnaire(_identity(schema, path))


def _questionnaire(about: dict[str, Any]) -> Instrument:
    return _built(str(about["questionnaire"]), str(about["instrument"]))


@lru_cache(maxsize=4)
def _built(text: str, name: str) -> Instrument:
    """The hundred files of a city hold one questionnaire."""
    return instrument_from_toml(text, name=name)


def _identity(schema: pa.Schema, path: Path) -> dict[str, Any]:
    kept = (schema.metadata or {}).get(METADATA_KEY.encode())
    about: dict[str, Any] = json.loads(kept) if kept else {}
    if "questionnaire" not in about:
        raise DataError(
            _("{path}: does not say which questionnaire was asked. Export it anew with this program.").format(path=path)
        )
    return about
