"""The questionnaire's file as text, and the text as TOML: what can go wrong before the content is looked at."""

import re
import tomllib
from pathlib import Path
from typing import Any

from instruments.errors import InstrumentError
from instruments.i18n import _

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)$")
_BYTE_ORDER_MARK = "\ufeff"  # editors on Windows begin a file with it; TOML knows none


def read_source(path: Path) -> str:
    """The file's text.

    Raises:
        InstrumentError: the file is not there, cannot be read, or is not UTF-8.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InstrumentError(_("There is no file {path}; check the path.").format(path=path)) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise InstrumentError(
            _("The file {path} cannot be read ({reason}); check its permissions.").format(path=path, reason=reason)
        ) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InstrumentError(
            _("{name}, line {line}: the file is not UTF-8; save it again with the encoding UTF-8.").format(
                name=path.name, line=line
            )
        ) from None


def parse_toml(text: str, *, name: str) -> dict[str, Any]:
    """The TOML document in `text`.

    Raises:
        InstrumentError: the text is not TOML, with line and column.
    """
    try:
        return tomllib.loads(text.removeprefix(_BYTE_ORDER_MARK))
    except tomllib.TOMLDecodeError as error:
        raise InstrumentError(_syntax_fault(text, str(error), name)) from None
    except RecursionError:
        raise InstrumentError(
            _("{name}: lists or tables are nested too deeply; a questionnaire needs no more than four levels.").format(
                name=name
            )
        ) from None
    except ValueError as error:  # a number with thousands of digits
        raise InstrumentError(
            _("{name}: a number cannot be read ({detail}); write a shorter one.").format(name=name, detail=error)
        ) from None


def _syntax_fault(text: str, message: str, name: str) -> str:
    """The parser's message with its place and the line itself."""
    found = _POSITION.search(message)
    if found is None:
        detail = message.removesuffix("(at end of document)").strip()
        return _("{name}: the file breaks off before its end ({detail}); close the last text, list or table.").format(
            name=name, detail=detail
        )
    line, column = int(found[1]), int(found[2])
    return _("{name}, line {line}, column {column}: this is not TOML: {text} ({detail}).").format(
        name=name,
        line=line,
        column=column,
        text=text.splitlines()[line - 1].strip()[:60],
        detail=message[: found.start()].strip(),
    )
