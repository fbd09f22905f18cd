"""What Google Forms and KoboToolbox write of interviews that are known, so that a test can look for them in the file."""

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from instruments.columns import Variable, variables
from instruments.model import Instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.importing.raw_table import Record, Value

BEGAN = dt.datetime(
    2026, 3, 17, 1, 15, tzinfo=dt.UTC
)  # a day past the twelfth proves which of day and month stands first
EVERY = dt.timedelta(minutes=47)
LASTS = dt.timedelta(minutes=9)


def citizens(instrument: Instrument, n: int = 500) -> list[Record]:
    """What so many citizens answered."""
    return list(simulate(instrument, n))


def google_forms(path: Path, instrument: Instrument, records: Sequence[Record]) -> None:
    """The spreadsheet of an Indonesian form as CSV: words as answers, a time stamp, ticked boxes joined by a comma."""
    asked = variables(instrument)
    rows = [
        [_stamp(number), *(_words(record.values.get(variable.name), variable) for variable in asked)]
        for number, record in enumerate(records)
    ]
    _write(path, ["Stempel waktu", *map(_question, asked)], rows, ",")


def kobo(path: Path, instrument: Instrument, records: Sequence[Record]) -> None:
    """XML values and headers: paths of groups, codes, choices joined by a blank and split into 0 and 1, its own columns."""
    asked = variables(instrument)
    header = ["start", "end"]
    for variable in asked:
        header.append(f"isi/{variable.name}")
        header += [f"isi/{variable.name}/{choice.id}" for choice in _several(variable)]
    rows = []
    for number, record in enumerate(records):
        row = [held_at(number).isoformat(), (held_at(number) + LASTS).isoformat()]
        for variable in asked:
            value = record.values.get(variable.name)
            chosen = str(value or "").split(";")
            row.append(_cell(value).replace(";", " ") if _several(variable) else _cell(value))
            row += [str(int(choice.id in chosen)) if value else "" for choice in _several(variable)]
        rows.append([*row, str(880 + number), f"0b1f9a52-6d0e-4c11-9c55-{number:012d}", "vA1", str(number + 1)])
    _write(path, [*header, "_id", "_uuid", "__version__", "_index"], rows, ";")


def held_at(number: int) -> dt.datetime:
    """When the interview in row `number` (from 0) began."""
    return BEGAN + number * EVERY


def _stamp(number: int) -> str:
    return held_at(number).astimezone().strftime("%d/%m/%Y %H:%M:%S")


def _question(variable: Variable) -> str:
    words = variable.label.get("id")
    return f"{variable.battery.stem.get('id')} [{words}]" if variable.battery else words


def _several(variable: Variable) -> Sequence:
    return variable.choices if variable.traits.several else ()


def _cell(value: Value) -> str:
    return "" if value is None else str(value)


def _words(value: Value, variable: Variable) -> str:
    if variable.scale is not None and isinstance(value, int) and value in variable.scale.labels:
        return variable.scale.labels[value].get("id")
    if variable.scale is not None and value in variable.scale.missing:
        return variable.scale.missing[str(value)].get("id")
    labels = {choice.id: choice.label.get("id") for choice in variable.choices}
    return ", ".join(labels.get(part, part) for part in _cell(value).split(";")) if labels else _cell(value)


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
