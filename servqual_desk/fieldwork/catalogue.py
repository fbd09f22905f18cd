"""The catalogue of units and services, from a data file or from the sample of a public-service mall.

A catalogue file has one service a row, with the columns of `COLUMNS` (or their Indonesian names). A unit stands in
`unit_code` and `unit_name` of each of its services; a row without a service is a unit alone.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Catalogue, Channel, Service, Unit
from servqual_desk.importing.faults import Fault
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.words.formula_guard import guarded

COLUMNS = ("unit_code", "unit_name", "service_code", "service_name", "channel", "target", "hours", "counter_needed")
NEEDED = ("service_code", "service_name")
INDONESIAN_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "kode_unit": "unit_code",
        "nama_unit": "unit_name",
        "kode_layanan": "service_code",
        "nama_layanan": "service_name",
        "kanal": "channel",
        "jam": "hours",
        "jam_layanan": "hours",
        "perlu_loket": "counter_needed",
    }
)
CHANNEL_WORDS: Mapping[str, Channel] = MappingProxyType(
    {
        "counter": "counter",
        "loket": "counter",
        "online": "online",
        "daring": "online",
        "both": "both",
        "keduanya": "both",
        "": "counter",
    }
)
YES_NO: Mapping[str, bool | None] = MappingProxyType({"yes": True, "ya": True, "no": False, "tidak": False, "": None})
LIBRARY = Path(__file__).parent / "library"
SAMPLE = LIBRARY / "public-service-mall.csv"


def read_catalogue(table: RawTable) -> Catalogue:
    """Units and services of a data file, all or none.

    Raises:
        DataError: every fault of the file, each with its row (as a spreadsheet counts) and column.
    """
    reader = _Reader(table)
    reader.read()
    if reader.faults:
        raise DataError(fault.sentence for fault in sorted(reader.faults, key=lambda fault: fault.row or 0))
    return Catalogue(units=tuple(reader.units.values()), services=tuple(reader.services.values()))


def sample_catalogue() -> Catalogue:
    """A public-service mall (Mal Pelayanan Publik) with agencies as many cities have them; names of offices, not of people."""
    return catalogue_file(SAMPLE)


def catalogue_file(path: Path) -> Catalogue:
    """A catalogue that comes with the program."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return read_catalogue(RawTable(name=path.name, header=tuple(header), rows=rows, numbers=range(2, len(rows) + 2)))


def write_catalogue(catalogue: Catalogue, file: TextIO) -> None:
    """The catalogue as CSV, as `read_catalogue` reads it; a unit without a service is a row of its own."""
    names = {unit.code: unit.name for unit in catalogue.units}
    rows = [_cells(service, names) for service in catalogue.services]
    homes = {service.unit for service in catalogue.services}
    rows += [{"unit_code": unit.code, "unit_name": unit.name} for unit in catalogue.units if unit.code not in homes]
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: guarded(cell) for column, cell in row.items()} for row in rows)


def _cells(service: Service, units: Mapping[str, str]) -> dict[str, str]:
    return {
        "unit_code": service.unit or "",
        "unit_name": units.get(service.unit or "", ""),
        "service_code": service.code,
        "service_name": service.name,
        "channel": service.channel,
        "target": "" if service.target is None else str(service.target),
        "hours": service.hours or "",
        "counter_needed": {True: "yes", False: "no", None: ""}[service.counter_needed],
    }


class _Reader:
    """Reads row by row, and keeps what it finds and what it finds wrong."""

    def __init__(self, table: RawTable) -> None:
        self.table = table
        self.units: dict[str, Unit] = {}
        self.services: dict[str, Service] = {}
        self.faults: list[Fault] = []
        # Our name of a column → the file's.
        self.names = {INDONESIAN_COLUMNS.get(_plain(name), _plain(name)): name.strip() for name in table.header}

    def read(self) -> None:
        header = [INDONESIAN_COLUMNS.get(name, name) for name in map(_plain, self.table.header)]
        self.faults += _header_faults(self.table, header)
        if self.faults:
            return
        for number, count in sorted(self.table.ragged.items()):
            self._fault(
                number,
                "",
                _("has {count} cells where the header has {width}; put a text with a comma in quotes.").format(
                    count=count, width=len(header)
                ),
            )
        for number, cells in zip(self.table.numbers, self.table.rows, strict=True):
            row = dict.fromkeys(COLUMNS, "") | dict(zip(header, map(str.strip, cells), strict=True))
            if any(row[name] for name in COLUMNS):
                self._read_unit(number, row)
                self._read_service(number, row)
        if not (self.units or self.services or self.faults):
            self.faults.append(
                Fault(
                    row=None,
                    column="",
                    what=_("{name}: has column names but no rows; add them and import it again.").format(
                        name=self.table.name
                    ),
                )
            )

    def _read_unit(self, number: int, row: Mapping[str, str]) -> None:
        code, name = row["unit_code"], row["unit_name"]
        if not code:
            if name:
                self._fault(number, "unit_code", _("is empty; give “{name}” a short code.").format(name=name))
            return
        before = self.units.get(code)
        if before and name and before.name not in (name, code):
            sentence = _("is “{name}”, but the unit {code} was “{before}” further up; write one of them.")
            self._fault(number, "unit_name", sentence.format(name=name, code=code, before=before.name))
        elif before is None or name:
            self.units[code] = Unit(code=code, name=name or code)

    def _read_service(self, number: int, row: Mapping[str, str]) -> None:
        code, name = row["service_code"], row["service_name"]
        if not code and not name:
            return
        if not name:
            self._fault(number, "service_name", _("is empty; give “{code}” a name.").format(code=code))
        if not code:
            self._fault(number, "service_code", _("is empty; give “{name}” a short code.").format(name=name))
        elif code in self.services:
            self._fault(
                number, "service_code", _("“{code}” is further up already; a service has one row.").format(code=code)
            )
        self.services[code] = Service(
            code=code,
            name=name,
            unit=row["unit_code"] or None,
            channel=self._channel(number, row["channel"]),
            target=self._target(number, row["target"]),
            hours=row["hours"] or None,
            counter_needed=self._counter_needed(number, row["counter_needed"]),
        )

    def _channel(self, number: int, cell: str) -> Channel:
        if cell.lower() not in CHANNEL_WORDS:
            sentence = _("“{cell}” is no channel; write counter, online or both (loket, daring, keduanya).")
            self._fault(number, "channel", sentence.format(cell=cell))
        return CHANNEL_WORDS.get(cell.lower(), "counter")

    def _counter_needed(self, number: int, cell: str) -> bool | None:
        if cell.lower() not in YES_NO:
            sentence = _("“{cell}” is neither yes nor no; write yes or no (ya, tidak), or leave it empty.")
            self._fault(number, "counter_needed", sentence.format(cell=cell))
        return YES_NO.get(cell.lower())

    def _target(self, number: int, cell: str) -> int | None:
        if cell and not (cell.isascii() and cell.isdigit()):
            self._fault(
                number, "target", _("“{cell}” is no whole number; write digits only, such as 120.").format(cell=cell)
            )
            return None
        return int(cell) if cell else None

    def _fault(self, number: int, column: str, what: str) -> None:
        self.faults.append(Fault(row=number, column=self.names.get(column, column), what=what))


def _header_faults(table: RawTable, header: Sequence[str]) -> Iterator[Fault]:
    def fault(sentence: str, column: str) -> Fault:
        return Fault(
            row=None, column="", what=sentence.format(name=table.name, column=column, columns=", ".join(COLUMNS))
        )

    for name in NEEDED:
        if name not in header:
            yield fault(_("{name}: has no column {column}. A catalogue has the columns {columns}."), name)
    for name in dict.fromkeys(filter(None, header)):
        if name not in COLUMNS:
            yield fault(_("{name}: the column “{column}” is unknown. A catalogue has the columns {columns}."), name)
        elif header.count(name) > 1:
            yield fault(_("{name}: the column {column} appears twice; remove one of them."), name)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_")
