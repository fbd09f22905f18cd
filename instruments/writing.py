"""A questionnaire's document as TOML, laid out as the bundled files are: words of one thing on one line, a table a part.

A document is what `tomllib` reads of a questionnaire's file. Whatever is edited is a document; `load` makes an `Instrument`
of it, and the digest of what is written here and read again is the same.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from instruments.model import Instrument
from instruments.source import parse_toml

Document = dict[str, Any]

# The order of the file's parts; whatever else there is comes between the head and the tables.
_HEAD = ("format", "id", "version", "edition", "languages", "title", "citation", "minutes", "include")
_NAMED_TABLES = ("scales", "families")
_TABLES = ("scales", "batteries", "families", "dimensions", "items", "weights", "questions")


def document_of(instrument: Instrument) -> Document:
    """The document of a questionnaire, with its blocks written out."""
    return parse_toml(instrument.source, name=instrument.id)


def toml_of(document: Document) -> str:
    """The document as the text of a questionnaire's file; comments that it once had are gone."""
    heads = [key for key in (*_HEAD, *document) if key in document and not _is_part(key, document[key])]
    lines = [_assignment(key, document[key]) for key in dict.fromkeys(heads)]
    tables = [block for key in _TABLES if _is_part(key, document.get(key)) for block in _blocks(key, document[key])]
    return "\n\n".join(["\n".join(lines), *tables]) + "\n"


def _is_part(key: str, value: object) -> bool:
    """Whether it is written as tables of their own; an empty one is written in the head."""
    return key in _TABLES and bool(value) and isinstance(value, dict | list)


def _blocks(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (_block(f"[[{key}]]", part) for part in value)
    elif key in _NAMED_TABLES:
        yield from (_block(f"[{key}.{_key(name)}]", part) for name, part in value.items())
    else:
        yield _block(f"[{key}]", value)


def _block(header: str, table: Mapping[str, Any]) -> str:
    return "\n".join([header, *(line for key, value in table.items() for line in _lines(key, value))])


def _lines(key: str, value: Any) -> Iterator[str]:
    """One line; of a text that differs from battery to battery, a line each."""
    if key == "text" and isinstance(value, dict) and any(isinstance(part, dict) for part in value.values()):
        yield from (f"{key}.{_assignment(battery, words)}" for battery, words in value.items())
    else:
        yield _assignment(key, value)


def _assignment(key: str, value: Any) -> str:
    return f"{_key(key)} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_assignment(key, part) for key, part in value.items()) + " }" if value else "{}"
    if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
        return "[\n" + "".join(f"    {_value(part)},\n" for part in value) + "]"
    if isinstance(value, list):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return _text(value) if isinstance(value, str) else _plain(value)


def _plain(value: object) -> str:
    import tomli_w

    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


# The builder writes the whole document at every key, and of its thousands of words one is new.
@lru_cache(maxsize=1 << 14)
def _text(value: str) -> str:
    return _plain(value)


@lru_cache(maxsize=1 << 12)
def _key(key: str) -> str:
    import tomli_w

    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
