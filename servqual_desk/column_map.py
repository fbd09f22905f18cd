"""The map that a person writes when a data file calls its columns otherwise: `MAP.toml`.

ignore = ["Timestamp", "Nama"]

[columns]
"Umur" = "age"
"Q1 harapan" = "t1_e"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from servqual_desk.errors import DataError
from servqual_desk.files import disk_faults
from servqual_desk.i18n import _

_KEYS = ("columns", "ignore")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """`columns`: their name → our column; `ignore`: their names that are left out. `name` is the file's, for faults."""

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()


def read_column_map(path: Path) -> ColumnMap:
    """Read a map.

    Raises:
        DataError: the file is not TOML or not UTF-8, or has keys or values that a map does not know; every fault is listed.
        KnownError: the machine does not let us read it.
    """
    with disk_faults(path):
        content = path.read_bytes()
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DataError(
            _("{name}: the map is not UTF-8; save it again with the encoding UTF-8.").format(name=path.name)
        ) from None
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
    if not isinstance(columns, dict) or not all(isinstance(ours, str) for ours in columns.values()):
        faults.append(_('{name}: [columns] takes lines like "their name" = "our_column".').format(name=name))
        return faults
    if not isinstance(ignore, list) or not all(isinstance(theirs, str) for theirs in ignore):
        faults.append(_('{name}: ignore takes a list of names, like ignore = ["Timestamp"].').format(name=name))
        return faults
    faults += [
        _("{name}: “{theirs}” is both mapped and ignored; keep one.").format(name=name, theirs=theirs)
        for theirs in columns
        if theirs in ignore
    ]
    return faults
