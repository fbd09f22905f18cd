"""A result as JSON, in full precision."""

import json
from pathlib import Path
from typing import Any

from servqual_desk.store.whole_files import replacing


def json_text(value: Any) -> str:
    """A value of plain dictionaries, lists, texts and numbers.

    Raises:
        ValueError: a number is not finite, which would be a bug: what is undefined is None.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)


def write_json_file(value: Any, out: Path) -> Path:
    """Write the value to `out`, whole or not at all.

    Raises:
        KnownError: the machine refuses the file.
    """
    with replacing(out) as unfinished:
        unfinished.write_text(json_text(value), encoding="utf-8")
    return out
