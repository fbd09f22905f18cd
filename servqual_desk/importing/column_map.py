"""Which column of a data file is which variable: by its own name, or by the map that a person wrote (`MAP.toml`).

ignore = ["Timestamp", "Nama"]

[columns]
"Umur" = "age"
"Q1 harapan" = "t1_e"
"""

import difflib
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.cell_values import shown
from servqual_desk.store.whole_files import disk_faults

_KEYS = ("columns", "ignore")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """`columns`: their name → our column; `ignore`: their names that are left out; `name`: the map's file, for faults."""

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()


def read_column_map(path: Path) -> ColumnMap:
    """Read a map.

    Raises:
        DataError: the file is not TOML, not UTF-8, or holds what a map does not know; every fault is listed.
        KnownError: the machine does not let us read it.
    """
    with disk_faults(path):
        content = path.read_bytes()
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        sentence = _("{name}: the map is not UTF-8; save it again with the encoding UTF-8.")
        raise DataError(sentence.format(name=path.name)) from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(_("{name}: the map is not TOML: {detail}.").format(name=path.name, detail=error)) from None
    if faults := _shape_faults(document, path.name):
        raise DataError(faults)
    return ColumnMap(name=path.name, columns=document.get("columns", {}), ignore=frozenset(document.get("ignore", [])))


def _shape_faults(document: dict[str, Any], name: str) -> list[str]:
    faults = [
        _("{name}: a map has no key “{key}”; it has [columns] and ignore.").format(name=name, key=key)
        for key in document
        if key not in _KEYS
    ]
    columns, ignore = document.get("columns", {}), document.get("ignore", [])
    columns_sound = isinstance(columns, dict) and all(isinstance(ours, str) for ours in columns.values())
    ignore_sound = isinstance(ignore, list) and all(isinstance(theirs, str) for theirs in ignore)
    if not columns_sound:
        faults.append(_('{name}: [columns] takes lines like "their name" = "our_column".').format(name=name))
    if not ignore_sound:
        faults.append(_('{name}: ignore takes a list of names, like ignore = ["Timestamp"].').format(name=name))
    if columns_sound and ignore_sound:
        faults += [
            _("{name}: {theirs} is both mapped and ignored; keep one.").format(name=name, theirs=shown(theirs))
            for theirs in columns
            if theirs in ignore
        ]
    return faults


def match_columns(
    header: Sequence[str], known: Collection[str], column_map: ColumnMap, *, name: str
) -> tuple[dict[str, int], list[str]]:
    """Our column → its place in the header, and a sentence for every column that does not fit.

    Args:
        header: trimmed names; a nameless column without cells is "".
        known: every column that a file may bring.
        name: the data file's, for the sentences.
    """
    found: dict[str, int] = {}
    faults = _map_faults(header, known, column_map, name)
    for place, theirs in enumerate(header):
        if not theirs or theirs in column_map.ignore:
            continue
        ours = column_map.columns.get(theirs, theirs)
        if theirs in header[:place]:
            faults.append(
                _("{name}: the column {theirs} appears twice; keep one.").format(name=name, theirs=shown(theirs))
            )
        elif ours in found:
            faults.append(
                _("{name}: the columns {first} and {second} are both mapped to “{ours}”; keep one.").format(
                    name=name, first=shown(header[found[ours]]), second=shown(theirs), ours=ours
                )
            )
        elif ours in known:
            found[ours] = place
        elif ours == theirs:
            faults.append(_unknown_column(theirs, known, name))
    return found, faults


def _map_faults(header: Sequence[str], known: Collection[str], column_map: ColumnMap, name: str) -> list[str]:
    absent = [
        _("{map}: {name} has no column {theirs}; correct the map.").format(
            map=column_map.name, name=name, theirs=shown(theirs)
        )
        for theirs in column_map.columns
        if theirs not in header
    ]
    dangling = [
        _("{map}: the questionnaire has no column {ours}; correct the map.").format(
            map=column_map.name, ours=shown(ours)
        )
        for ours in column_map.columns.values()
        if ours not in known
    ]
    return absent + dangling


def _unknown_column(theirs: str, known: Collection[str], name: str) -> str:
    near = difflib.get_close_matches(theirs.lower(), known, n=1)
    if near:
        return _("{name}: the questionnaire has no column {theirs}; did you mean “{near}”?").format(
            name=name, theirs=shown(theirs), near=near[0]
        )
    return _(
        "{name}: the questionnaire has no column {theirs}; rename it, or name it in a column map (MAP.toml)."
    ).format(name=name, theirs=shown(theirs))
