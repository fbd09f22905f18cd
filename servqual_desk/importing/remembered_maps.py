"""What a person said of a data file at its import, remembered for the next file of the same columns or of the same kind."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from servqual_desk.importing.column_map import ColumnMap, map_of
from servqual_desk.importing.matched_words import words_of_import
from servqual_desk.store.project_file import ProjectFile


def remembered_map(project: ProjectFile, header: Sequence[str]) -> tuple[ColumnMap, str] | None:
    """What was said of a file with these columns at its last import, and that file's name."""
    row = project.database.conn.execute(
        "SELECT id, map, name FROM data_import WHERE columns = ? AND map <> '' ORDER BY id DESC LIMIT 1",
        (columns_digest(header),),
    ).fetchone()
    if row is None:
        return None
    number, document, name = row
    return map_of({**json.loads(document), "values": words_of_import(project, number)}, name), name


def remembered_ways_of_reading(project: ProjectFile) -> tuple[ColumnMap, ...]:
    """How files were to be read that do not prove it themselves (code page, sign, sheet, header), the newest first."""
    rows = project.database.conn.execute(
        "SELECT map, name FROM data_import WHERE map <> '' ORDER BY id DESC"
    ).fetchall()
    found: dict[tuple[object, ...], ColumnMap] = {}
    for document, name in rows:
        map_ = map_of(json.loads(document), name)
        if map_.tells_reading:
            found.setdefault((map_.encoding, map_.delimiter, map_.header, map_.sheet), map_)
    return tuple(found.values())


def columns_digest(header: Sequence[str]) -> str:
    """What tells one set of columns from another."""
    return hashlib.sha256("\x1f".join(name.strip() for name in header).encode("utf-8", "surrogatepass")).hexdigest()


def map_as_kept(column_map: ColumnMap) -> str:
    """The map as it is kept, without the words of cells (see `matched_words`); "" where nothing was said."""
    document: Mapping[str, object] = {
        "columns": dict(column_map.columns),
        "ignore": sorted(column_map.ignore),
        "words": bool(column_map.values),
        "dates": dict(column_map.dates),
        **{name: getattr(column_map, name) for name in ("decimal", "encoding", "delimiter", "header", "sheet")},
    }
    return json.dumps(document, ensure_ascii=False) if any(document.values()) else ""
