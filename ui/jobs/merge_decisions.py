"""The form in which a person settles the conflicts of a merge: a TOML file, written with all of them, read with decisions.

A conflict is a table `[[conflict]]` with `uuid`, `column`, `ours`, `theirs` (left out where there is no answer), `keep` ("ours",
"theirs", or "" while it is not decided) and `reason`.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli_w

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.merging.result import Conflict
from servqual_desk.merging.settle_conflict import Decision
from servqual_desk.store.whole_files import disk_faults, replacing

_SIDES = ("ours", "theirs")


def write_form(conflicts: Sequence[Conflict], out: Path) -> Path:
    """Write every conflict, undecided.

    Raises:
        KnownError: the machine refuses the file.
    """
    tables = [
        {
            "uuid": conflict.uuid,
            "column": conflict.column,
            **{side: value for side in _SIDES if (value := getattr(conflict, side)) is not None},
            "keep": "",
            "reason": "",
        }
        for conflict in conflicts
    ]
    with replacing(out) as unfinished:
        unfinished.write_text(tomli_w.dumps({"conflict": tables}), encoding="utf-8")
    return out


def read_decisions(path: Path) -> list[Decision]:
    """What was decided; a conflict whose `keep` is empty stays open.

    Raises:
        DataError: the file is no such form; every fault is listed.
        KnownError: the machine does not let us read it.
    """
    with disk_faults(path):
        content = path.read_bytes()
    try:
        tables = tomllib.loads(content.decode("utf-8-sig")).get("conflict", [])
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(_("{path}: is not TOML: {detail}.").format(path=path, detail=error)) from None
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataError(_("{path}: write each conflict under [[conflict]].").format(path=path))
    if faults := [fault for number, table in enumerate(tables, start=1) for fault in _faults(path, number, table)]:
        raise DataError(faults)
    return [
        Decision(uuid=table["uuid"], column=table["column"], value=table.get(table["keep"]), reason=table["reason"])
        for table in tables
        if table["keep"]
    ]


def _faults(path: Path, number: int, table: dict[str, Any]) -> list[str]:
    wanted = [key for key in ("uuid", "column", "keep", "reason") if not isinstance(table.get(key), str)]
    if wanted:
        sentence = _("{path}: conflict {n} needs {keys}, each a text.")
        return [sentence.format(path=path, n=number, keys=", ".join(wanted))]
    if table["keep"] not in ("", *_SIDES):
        sentence = _("{path}: conflict {n} keeps “{keep}”; write ours, theirs, or nothing while it is not decided.")
        return [sentence.format(path=path, n=number, keep=table["keep"])]
    if table["keep"] and not table["reason"].strip():
        return [_("{path}: conflict {n} has no reason; it is kept with the change.").format(path=path, n=number)]
    return []
