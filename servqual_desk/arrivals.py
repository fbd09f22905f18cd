"""Checked records from a data file (or a simulation) becoming finished responses, all or none."""

from collections.abc import Sequence
from uuid import uuid4

from instruments.columns import variables
from servqual_desk import log
from servqual_desk.clock import now
from servqual_desk.errors import DataError
from servqual_desk.i18n import _
from servqual_desk.intake import Record
from servqual_desk.log import Event
from servqual_desk.project import Project
from servqual_desk.withdrawal import new_withdrawal_code

# Field tables whose codes a record may name, and the column that holds their words.
_CODED = {"enumerator": "name", "unit": "name", "service": "name", "wave": "title"}

_INSERT_RESPONSE = """
    INSERT INTO response (uuid, instrument, status, mode, language, started_at, finished_at,
                          enumerator, unit, service, wave, source, withdrawal_code)
    VALUES (?, ?, 'finished', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def add_records(project: Project, records: Sequence[Record], *, source: str, detail: str, who: str | None) -> int:
    """Write the records and their lines in the log in one transaction; returns how many.

    Raises:
        DataError: a record's uuid is in the project already; nothing is written.
    """
    _refuse_known_uuids(project, records)
    names = [variable.name for variable in variables(project.instrument)]
    columns = ", ".join(f'"{name}"' for name in ["response", *names])
    moment = now()
    rows = [_response_row(record, project.instrument.digest, source, moment) for record in records]
    database = project.database
    with project.transaction():
        _register_codes(project, records)
        database.conn.executemany(_INSERT_RESPONSE, rows)
        database.conn.executemany(
            f'INSERT INTO "{project.table}" ({columns}) VALUES ({", ".join("?" * (len(names) + 1))})',
            ([row[0], *map(record.values.get, names)] for row, record in zip(rows, records, strict=True)),
        )
        log.write_many(
            database,
            (Event(kind="imported", response=row[0], at=moment, who=who, reason=detail or None) for row in rows),
        )
    return len(rows)


def _refuse_known_uuids(project: Project, records: Sequence[Record]) -> None:
    known = project.uuids()
    repeated = [record.meta["sqd_uuid"] for record in records if record.meta.get("sqd_uuid") in known]
    if repeated:
        raise DataError(
            _("{n} of the responses are in the project already (the first is {uuid}), so nothing was imported.").format(
                n=len(repeated), uuid=repeated[0]
            )
        )


def _register_codes(project: Project, records: Sequence[Record]) -> None:
    """Make the field tables know the codes that the records name."""
    for table, words in _CODED.items():
        codes = sorted({record.meta[f"sqd_{table}"] for record in records if record.meta.get(f"sqd_{table}")})
        project.database.conn.executemany(
            f"INSERT OR IGNORE INTO {table} (code, {words}) VALUES (?, ?)", [(code, code) for code in codes]
        )


def _response_row(record: Record, digest: str, source: str, moment: str) -> tuple[str | None, ...]:
    def given(name: str, otherwise: str | None = None) -> str | None:
        return record.meta.get(f"sqd_{name}") or otherwise

    return (
        given("uuid", str(uuid4())),
        digest,
        given("mode", "import"),
        given("language", "id"),
        given("started_at", moment),
        given("finished_at", moment),
        given("enumerator"),
        given("unit"),
        given("service"),
        given("wave"),
        given("source", source),
        new_withdrawal_code(),
    )
