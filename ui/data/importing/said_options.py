"""What a person says of a file, chip by chip, as the options of its import."""

from dataclasses import replace

from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.map_changes import with_dates
from ui.jobs.import_data import ImportOptions


def with_said(options: ImportOptions, what: str, value: str, found: CheckedImport | None) -> ImportOptions:
    """The options from then on.

    Args:
        what: a chip of the file's band.
        found: what was found before; None where the file could not be read yet.
    """
    map_ = options.said or ColumnMap()
    if what == "service":
        return replace(options, preset=value)
    if what == "sheet":
        return replace(options, sheet=value, said=replace(_without_columns(map_), sheet=value, header=0))
    if what == "header":
        return replace(options, said=replace(_without_columns(map_), header=int(value)))
    if what in ("encoding", "delimiter"):
        return replace(options, said=_read_otherwise(map_, what, value))
    if what == "decimal":
        return replace(options, said=replace(map_, decimal=value))
    columns = {*map_.dates, *(found.date_columns + found.open_times if found else ())}
    return replace(options, said=with_dates(map_, sorted(columns), value))


def _read_otherwise(map_: ColumnMap, what: str, value: str) -> ColumnMap:
    without = replace(_without_columns(map_), header=0)
    return replace(without, encoding=value) if what == "encoding" else replace(without, delimiter=value)


def _without_columns(map_: ColumnMap) -> ColumnMap:
    """The map without what it says of their columns, which may be others when the file is read otherwise."""
    return replace(map_, columns={}, ignore=frozenset())
