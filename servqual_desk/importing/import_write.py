"""Checked records from a data file (or a simulation) becoming finished responses, all or none."""

from collections.abc import Mapping, Sequence
from itertools import islice

from instruments.columns import RESERVED_PREFIX, variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import Record
from servqual_desk.importing.imports import IMPORTED, ImportedFile, note_import, note_rows
from servqual_desk.importing.matched_words import CellWord, note_words
from servqual_desk.importing.raw_table import answer_columns, digests_of, meta_columns, spans_of, words_of
from servqual_desk.importing.stored_uuids import StoredUuids
from servqual_desk.importing.timestamps import noon
from servqual_desk.people.rights import Right
from servqual_desk.store.changed_rows import RESPONSE, new_rows_told
from servqual_desk.store.clock import now
from servqual_desk.store.coded_cells import alike
from servqual_desk.store.event_log import Event
from servqual_desk.store.many_rows import Columns
from servqual_desk.store.new_rows import insert_rows
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.response_rows import rising_uuids
from servqual_desk.words.response_columns import BY_NAME, FIELD_TABLES, FIELDS

BATCH = 5000  # records that are written between two looks at the caller's sequence, which may show its progress

# What the program adds to what a record says of itself. No withdrawal code: nobody has a slip with it.
_ADDED = ("instrument", "status")

_Column = Sequence[str | None]


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
    # In their order, so that the indexes of three tables are written from front to back: an import in half the time.
    uuids = rising_uuids(len(records))
    with project.transaction():
        _refuse_known_uuids(project, records)
        _refuse_used_serials(project, records)
        number = note_import(project, file, moment, who) if file is not None else 0
        line = Event(kind="imported", at=moment, who=who, reason=detail or None)
        words: list[CellWord] = []
        with new_rows_told(project.database, RESPONSE, project.table, IMPORTED):
            for span in spans_of(records, BATCH):
                batch = records[span]
                _register_codes(project, batch)
                responses = _responses(batch, list(islice(uuids, len(batch))), otherwise, project.instrument.digest)
                written = [str(uuid) for uuid in responses["uuid"]]
                told = _write(project, batch, responses)
                words += [(written[at], column, cell) for at, column, cell in words_of(batch)]
                if file is not None:
                    told.append(note_rows(project, number, written, digests_of(batch)))
                project.log_new(line, written, list(zip(*told, strict=True)))
        if file is not None:
            note_words(project, words, file.column_map.values)
    return len(records)


def _write(project: ProjectFile, records: Sequence[Record], responses: Mapping[str, _Column]) -> list[list[bytes]]:
    """The responses' own rows, and the answers in the wide table; gives what both are sealed as."""
    answers: Columns = answer_columns(records, [variable.name for variable in variables(project.instrument)])
    return [
        insert_rows(project.database, RESPONSE, responses),
        insert_rows(project.database, project.table, {RESPONSE: responses["uuid"], **answers}),
    ]


def _responses(
    records: Sequence[Record], uuids: Sequence[str], otherwise: Sequence[str | None], digest: str
) -> dict[str, _Column]:
    """The columns `FIELDS` and `_ADDED` that say something; what a record does not say of itself is new or as otherwise."""
    said: dict[str, _Column] = dict(zip(FIELDS, meta_columns(records, tuple(BY_NAME)), strict=True))
    said |= zip(("started_at", "finished_at"), _both_times(said["started_at"], said["finished_at"]), strict=True)
    n = len(records)
    columns: dict[str, _Column] = {"uuid": _filled(said["uuid"], uuids)}
    for field, usual in zip(FIELDS[1:], otherwise, strict=True):
        if said[field] or usual is not None:
            columns[field] = _filled(said[field], alike(usual, n))
    return columns | dict(zip(_ADDED, (alike(digest, n), alike("finished", n)), strict=True))


def _filled(said: _Column, otherwise: _Column) -> _Column:
    return [given or usual for given, usual in zip(said, otherwise, strict=True)] if said else otherwise


def _both_times(started: _Column, finished: _Column) -> tuple[_Column, _Column]:
    """The beginning where only the end is told, and the other way round: this moment would be neither."""
    if not started or not finished:
        return started or finished, finished or started
    return _filled(started, finished), _filled(finished, started)


def _refuse_known_uuids(project: ProjectFile, records: Sequence[Record]) -> None:
    (brought,) = meta_columns(records, ["sqd_uuid"])
    known = StoredUuids(project.database)
    repeated = [uuid for uuid in brought if uuid in known]
    if repeated:
        raise DataError(
            _("{n} of the responses are in the survey already (the first is {uuid}), so nothing was imported.").format(
                n=len(repeated), uuid=repeated[0]
            )
        )


def _refuse_used_serials(project: ProjectFile, records: Sequence[Record]) -> None:
    """A paper form is in the project once; a voided entry has freed its number."""
    (brought,) = meta_columns(records, ["sqd_serial"])
    live = project.database.conn.execute(
        "SELECT serial FROM response WHERE serial IS NOT NULL AND status IN ('draft', 'finished')"
    )
    used = {row[0] for row in live}
    for serial in brought:
        if serial in used:
            raise DataError(
                _("The form {serial} would be in the survey twice, so nothing was imported.").format(serial=serial)
            )
        used |= {serial} if serial else set()


def _register_codes(project: ProjectFile, records: Sequence[Record]) -> None:
    """Make the field tables know the codes that the records name."""
    named = meta_columns(records, [f"{RESERVED_PREFIX}{table}" for table in FIELD_TABLES])
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
