"""The data files that were imported: the same file is known again, a grown one brings its new rows, a whole one is taken back.

A row is known by the hash of its cells, which stays when its response is voided; `known_rows` says what stays of an erased one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from instruments.i18n import _, ngettext
from instruments.progress import UNWATCHED, Progress
from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.foreign_file import OpenQuestionError
from servqual_desk.importing.known_rows import FileRows, KnownRows, UnclearError, brought_in_order
from servqual_desk.importing.raw_table import Table, parts_of
from servqual_desk.importing.remembered_maps import columns_digest, map_as_kept
from servqual_desk.importing.row_set import RowSet
from servqual_desk.people.rights import Right
from servqual_desk.responses.responses import need_reason
from servqual_desk.store.clock import now
from servqual_desk.store.coded_cells import alike
from servqual_desk.store.event_log import Event
from servqual_desk.store.many_rows import Columns
from servqual_desk.store.new_rows import insert_rows
from servqual_desk.store.project_file import ProjectFile, ProjectPart
from servqual_desk.store.row_numbers import row_number

IMPORTED = "imported"  # the table of the responses that an import brought
_MANY = 0.5  # share of an import's rows from which another file that has them is taken for a changed copy


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A data file that is imported.

    Attributes:
        column_map: what a person said of it.
        day: the day of the interviews, ISO, for rows that do not tell it; "" where nobody said.
        wave: the code of the wave for rows that name none; "" for none.
    """

    name: str
    header: Sequence[str]
    column_map: ColumnMap = field(default_factory=ColumnMap)
    day: str = ""
    wave: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import that was made.

    Attributes:
        number: of the imports in the order of time, as a person says it; `id` is the same on every laptop.
        n: the responses that it brought.
        undone_at: "" while it stands.
    """

    number: int
    id: int
    at: str
    who: str | None
    name: str
    n: int
    undone_at: str


class Imports(ProjectPart):
    """The imports of a project."""

    def list(self) -> tuple[Import, ...]:
        """All of them, the newest first."""
        rows = self.project.database.conn.execute(
            """SELECT d.id, d.at, d.who, d.name, count(i.response), coalesce(d.undone_at, '')
               FROM data_import AS d LEFT JOIN imported AS i ON i.import = d.id GROUP BY d.id ORDER BY d.id DESC"""
        ).fetchall()
        names = ("number", "id", "at", "who", "name", "n", "undone_at")
        numbered = zip(range(len(rows), 0, -1), rows, strict=True)
        return tuple(Import(**dict(zip(names, (number, *row), strict=True))) for number, row in numbered)

    def known_rows(
        self, table: Table, progress: Progress = UNWATCHED, *, again: bool = False, with_erased: bool = False
    ) -> KnownRows:
        """The rows of a file that an earlier import brought already, and those whose responses were erased since.

        Args:
            again: a person wants the rows a second time; those of erased responses are found all the same.
            with_erased: a person wants these too, so that nobody looks which they are.

        Raises:
            OpenQuestionError: the file itself was imported before, all of its rows were, it is a changed copy of such a file,
                or rows of erased responses may stand in it.
        """
        earlier = self._earlier(columns_digest(table.header))
        if not earlier:
            return KnownRows()
        standing = [brought for brought in earlier if not (brought.made.undone_at or again)]
        if (
            not any(brought.n_erased for brought in earlier)
            and (grown := self._grown(table, standing, progress)) is not None
        ):
            if grown and len(grown) == sum(len(part.numbers) for part in table.parts()):
                raise _again(table.name, standing[0].made)
            return KnownRows(brought=grown)
        file = FileRows(_rows_of(table))
        for brought in standing:
            self._find(file, brought, table.name, with_erased=with_erased)
        left = [brought for brought in earlier if brought not in standing and brought.n_erased and not with_erased]
        known = self._with_erased_of(left, table, file.known)
        if known.brought and len(known.left_out) == len(file):
            raise _again(table.name, standing[0].made)
        return known

    def _grown(self, table: Table, standing: Sequence["_Brought"], progress: Progress) -> Collection[int] | None:
        """The rows that were imported of a file that has only grown; None where rows are lacking or stand in another order."""
        return brought_in_order(_rows_of(table, progress), map(self._digests, standing))

    def _find(self, file: FileRows, brought: "_Brought", name: str, *, with_erased: bool) -> None:
        """Find the rows of an import that stands in a file."""
        shared = file.find(brought.made.id, self._digests(brought))
        if shared < brought.n_kept:
            file.give_back(brought.made.id)
            if _is_copy(shared, brought):
                raise _changed(name, brought.made, shared)
        elif brought.n_erased and not with_erased:
            _find_erased(file, brought, name)

    def _with_erased_of(self, imports: Sequence["_Brought"], table: Table, known: KnownRows) -> KnownRows:
        """What is known, and the erased rows alone of imports whose other rows may come in again."""
        erased = set(known.erased)
        file = FileRows(_rows_of(table) if imports else ())
        for brought in imports:
            shared = file.find(brought.made.id, self._digests(brought))
            if shared == brought.n_kept:
                _find_erased(file, brought, table.name)
                erased.update(row for row in file.known.erased if row not in known.brought)
            elif _is_copy(shared, brought):
                raise _unclear(table.name, brought.made, brought.n_erased)
            file.clear()
        return KnownRows(brought=known.brought, erased=RowSet(erased))

    def undo(self, number: int, *, reason: str, who: str | None = None) -> int:
        """Void every response that an import brought and that still counts; returns how many.

        Raises:
            DataError: there is no such import, it was undone before, or the reason is empty.
        """
        made = next((one for one in self.list() if one.number == number), None)
        if made is None:
            raise DataError(_("There is no import number {n}.").format(n=number))
        if made.undone_at:
            raise DataError(_("The import of “{name}” was undone before.").format(name=made.name))
        need_reason(reason)
        self.project.require(Right.VOID)
        connection = self.project.database.conn
        with self.project.transaction():
            uuids = [
                row[0]
                for row in connection.execute(
                    """SELECT r.uuid FROM imported AS i JOIN response AS r ON r.uuid = i.response
                       WHERE i.import = ? AND r.status = 'finished'""",
                    (made.id,),
                )
            ]
            connection.executemany("UPDATE response SET status = 'voided' WHERE uuid = ?", [(uuid,) for uuid in uuids])
            connection.execute("UPDATE data_import SET undone_at = ? WHERE id = ?", (now(), made.id))
            self.project.log(
                Event(kind="import_undone", who=who, variable=made.name, old=str(number), reason=reason.strip()),
                *(
                    Event(kind="voided", response=uuid, who=who, old="finished", new="voided", reason=reason.strip())
                    for uuid in uuids
                ),
            )
        return len(uuids)

    def _earlier(self, columns: str) -> Sequence["_Brought"]:
        """The imports of a file with these columns, the largest first; also those undone."""
        counted = self.project.database.conn.execute(
            """SELECT i.import, sum(i.row <> x''), sum(i.row = x'') FROM imported AS i
               JOIN data_import AS d ON d.id = i.import WHERE d.columns = ? GROUP BY i.import
               ORDER BY count(*) DESC, min(i.response)""",
            (columns,),
        ).fetchall()
        made = {one.id: one for one in self.list()} if counted else {}
        return [_Brought(made=made[number], n_kept=kept, n_erased=erased) for number, kept, erased in counted]

    def _digests(self, brought: "_Brought") -> Iterator[bytes]:
        """The hash of each row that an import brought, in the file's order."""
        rows = self.project.database.conn.execute(
            "SELECT row FROM imported WHERE import = ? ORDER BY response",  # as `import_write` gives identifiers
            (brought.made.id,),
        )
        return (row[0] for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """How many rows an import brought whose hash is kept, and how many of which the response was erased."""

    made: Import
    n_kept: int
    n_erased: int


def _rows_of(table: Table, progress: Progress = UNWATCHED) -> Iterator[tuple[int, bytes]]:
    """The number of each row of a file and the hash of its cells."""
    for part in parts_of(table, progress):
        yield from zip(part.numbers, part.digests(), strict=True)


def note_import(project: ProjectFile, file: ImportedFile, at: str, who: str | None) -> int:
    """Write that a file is imported; gives the import's number. Call it inside the import's transaction."""
    number = row_number()
    project.database.conn.execute(
        # The rows tell the file; a digest over all of it would stay when a response is erased, and prove a guess right.
        "INSERT INTO data_import (id, at, who, name, digest, columns, map) VALUES (?, ?, ?, ?, '', ?, ?)",
        (number, at, who, file.name, columns_digest(file.header), map_as_kept(file.column_map)),
    )
    return number


def note_rows(project: ProjectFile, number: int, responses: Sequence[str], digests: Sequence[bytes]) -> list[bytes]:
    """Write which responses an import brought, each with the hash of its row; gives what the rows are sealed as.

    Call it inside the import's transaction.
    """
    rows: Columns = {"response": responses, "import": alike(number, len(responses)), "row": digests}
    return insert_rows(project.database, IMPORTED, rows)


def _is_copy(shared: int, brought: _Brought) -> bool:
    """Whether so many rows of an import stand in a file that it is taken for a changed copy."""
    return shared >= _MANY * brought.n_kept and shared > 1


def _find_erased(file: FileRows, brought: _Brought, name: str) -> None:
    try:
        file.find_erased(brought.made.id, brought.n_kept + brought.n_erased)
    except UnclearError:
        raise _unclear(name, brought.made, brought.n_erased) from None


def _again(name: str, made: Import) -> OpenQuestionError:
    words = {"name": name, "earlier": made.name, "n": made.n, "day": made.at[:10]}
    return OpenQuestionError(
        _(
            "{name}: was imported before (“{earlier}”, on {day}, {n} responses), so nothing was imported. To add its rows a "
            "second time, say --again."
        ).format(**words),
        asks="again",
        plain=_("{name} was imported before: “{earlier}”, on {day}, {n} responses.").format(**words),
    )


def _changed(name: str, made: Import, shared: int) -> OpenQuestionError:
    words = {"name": name, "earlier": made.name, "n": made.n, "day": made.at[:10], "shared": shared}
    return OpenQuestionError(
        _(
            "{name}: {shared} of the {n} rows that “{earlier}” brought on {day} stand in it again, the others were changed. Undo "
            "that import first, or say --again to add every row."
        ).format(**words),
        asks="again",
        plain=_(
            "{name} is a changed copy: {shared} of the {n} rows that “{earlier}” brought on {day} stand in it again. Undo that "
            "import first, so that nobody is counted twice."
        ).format(**words),
    )


def _unclear(name: str, made: Import, erased: int) -> OpenQuestionError:
    sentence = ngettext(
        "{name}: {n} response that “{earlier}” brought was erased since, and which row is its own cannot be told. Take that "
        "row out of the file; or say --with-erased, and it comes back.",
        "{name}: {n} responses that “{earlier}” brought were erased since, and which rows are their own cannot be told. Take "
        "those rows out of the file; or say --with-erased, and they come back.",
        erased,
    )
    plain = ngettext(
        "{name}: {n} response that “{earlier}” brought was erased since, and which row is its own cannot be told. Take that "
        "row out of the file.",
        "{name}: {n} responses that “{earlier}” brought were erased since, and which rows are their own cannot be told. Take "
        "those rows out of the file.",
        erased,
    )
    words = {"name": name, "n": erased, "earlier": made.name}
    return OpenQuestionError(sentence.format(**words), asks="erased", plain=plain.format(**words))
