"""Checked records from a data file (or a simulation) becoming finished responses, all or none."""

from collections.abc import Iterator, Sequence
from uuid import uuid4

from instruments.columns import RESERVED_PREFIX, variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import Record
from servqual_desk.importing.imports import ImportedFile, note_import, note_rows
from servqual_desk.importing.raw_table import answer_rows, digests_of, meta_rows
from servqual_desk.importing.service_times import noon
from servqual_desk.people.rights import Right
from servqual_desk.store.clock import now
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_rows import insert_responses
from servqual_desk.words.response_columns import BY_NAME, FIELD_TABLES, FIELDS

BATCH = 1000  # records that are written between two looks at the caller's sequence, which may show its progress

# What the program adds to what a record says of itself. No withdrawal code: nobody has a slip with it.
_ADDED = ("instrument", "status")

_STARTED, _FINISHED = FIELDS.index("started_at"), FIELDS.index("finished_at")

_Row = tuple[str | None, ...]


def add_records(
    project: ProjectFile,
    records: Sequence[Record],
    *,
    source: str,
    detail: str,
    who: str | None,
    file: ImportedFile | None = None,
) -> int:
    """Write the records and their lines in the log in one transaction; returns how many.

    Args:
        file: the data file that they stand in; it is remembered with the hash of each row.

    Raises:
        DataError: a record's uuid or the number of its paper form is in the project already; nothing is written.
    """
    project.require(Right.IMPORT)
    moment = now()
    held = noon(file.day) if file is not None and file.day else moment
    wave = (file.wave or None) if file is not None else None
    known = {
        "mode": "import",
        "language": "id",
        "started_at": held,
        "finished_at": held,
        "source": source,
        "wave": wave,
    }
    otherwise = [known.get(field) for field in FIELDS[1:]]  # the first is the uuid
    # Sorted, so that the indexes of three tables are written from front to back: an import in half the time.
    uuids = sorted(str(uuid4()) for _record in range(len(records)))
    with project.transaction():
        _refuse_known_uuids(project, records)
        _refuse_used_serials(project, records)
        number = note_import(project, file, moment, who) if file is not None else 0
        for start in range(0, len(records), BATCH):
            batch = records[start : start + BATCH]
            _register_codes(project, batch)
            rows = list(_response_rows(batch, uuids[start : start + BATCH], otherwise, project.instrument.digest))
            _write(project, batch, rows)
            if file is not None:
                note_rows(project, number, [str(row[0]) for row in rows], digests_of(batch))
            project.log(
                *(Event(kind="imported", response=row[0], at=moment, who=who, reason=detail or None) for row in rows)
            )
            project.chained_log.settle()
    return len(records)


def _write(project: ProjectFile, records: Sequence[Record], rows: Sequence[_Row]) -> None:
    """The responses' own rows, and the answers in the wide table."""
    names = [variable.name for variable in variables(project.instrument)]
    columns = "".join(f', "{name}"' for name in names)
    connection = project.database.conn
    insert_responses(project.database, (*FIELDS, *_ADDED), rows)
    connection.executemany(
        f'INSERT INTO "{project.table}" (response{columns}) VALUES (?{", ?" * len(names)})',
        ((row[0], *answers) for row, answers in zip(rows, answer_rows(records, names), strict=True)),
    )


def _response_rows(
    records: Sequence[Record], uuids: Sequence[str], otherwise: Sequence[str | None], digest: str
) -> Iterator[_Row]:
    """The columns `FIELDS` and `_ADDED`; `uuids` and `otherwise` stand in for what a record does not say of itself."""
    for new, own in zip(uuids, meta_rows(records, tuple(BY_NAME)), strict=True):
        said = [given or default for given, default in zip(_with_both_times(own), (new, *otherwise), strict=True)]
        yield (*said, digest, "finished")


def _with_both_times(own: _Row) -> _Row:
    """The beginning where only the end is told, and the other way round: this moment would be neither."""
    started, finished = own[_STARTED], own[_FINISHED]
    if (started is None) == (finished is None):
        return own
    return tuple((started or finished) if place in (_STARTED, _FINISHED) else cell for place, cell in enumerate(own))


def _refuse_known_uuids(project: ProjectFile, records: Sequence[Record]) -> None:
    known = project.uuids()
    repeated = [uuid for (uuid,) in meta_rows(records, ["sqd_uuid"]) if uuid in known]
    if repeated:
        raise DataError(
            _("{n} of the responses are in the survey already (the first is {uuid}), so nothing was imported.").format(
                n=len(repeated), uuid=repeated[0]
            )
        )


def _refuse_used_serials(project: ProjectFile, records: Sequence[Record]) -> None:
    """A paper form is in the project once; a voided entry has freed its number."""
    live = project.database.conn.execute(
        "SELECT serial FROM response WHERE serial IS NOT NULL AND status IN ('draft', 'finished')"
    )
    used = {row[0] for row in live}
    for (serial,) in meta_rows(records, ["sqd_serial"]):
        if serial in used:
            raise DataError(
                _("The form {serial} would be in the survey twice, so nothing was imported.").format(serial=serial)
            )
        used |= {serial} if serial else set()


def _register_codes(project: ProjectFile, records: Sequence[Record]) -> None:
    """Make the field tables know the codes that the records name."""
    named = zip(*set(meta_rows(records, [f"{RESERVED_PREFIX}{table}" for table in FIELD_TABLES])), strict=True)
    for (table, words), codes in zip(FIELD_TABLES.items(), named, strict=True):
        names = _choice_names(project.instrument, table)
        project.database.conn.executemany(
            f"INSERT OR IGNORE INTO {table} (code, {words}) VALUES (?, ?)",
            [(code, names.get(code, code)) for code in sorted(set(filter(None, codes)))],
        )


def _choice_names(instrument: Instrument, table: str) -> dict[str, str]:
    """What the codes are called where the questionnaire asks for them itself: the choices of a question `service`."""
    language = instrument.languages[0]
    return {
        choice.id: choice.label.get(language)
        for question in instrument.questions
        if question.id == table
        for choice in question.choices
    }
