"""One value of a document by its place: read it, and the document with another one there."""

from typing import Any

from instruments.toml_lines import Place
from instruments.writing import Document


def value_at(document: Document, place: Place) -> Any:
    """What stands at the place; None where nothing does."""
    value: Any = document
    for step in place:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_value(document: Document, place: Place, value: Any) -> Document:
    """The document with the value at the place; a None takes away what stands there. Tables on the way are made."""
    changed: Document = _with(document, place, value)
    return changed


def _with(inside: Any, place: Place, value: Any) -> Any:
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return _with_element(list(inside), step, rest, value)
    table = dict(inside or {})
    if not rest and value is None:
        table.pop(step, None)
    else:
        table[step] = _with(table.get(step), rest, value)
    return table


def _with_element(elements: list[Any], index: int, rest: Place, value: Any) -> list[Any]:
    if not rest and value is None:
        del elements[index]
    else:
        elements[index] = _with(elements[index], rest, value)
    return elements
