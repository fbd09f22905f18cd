"""From frozen results to the JSON of the contract."""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from analysis.table import Hidden as HiddenCell

# Metadata of a dataclass field: it serves tables and charts and is no part of the JSON.
HIDDEN = MappingProxyType({"hidden": True})
# … it names the row, so it stands first although the class inherits others.
FIRST = MappingProxyType({"first": True})


def renamed(name: str) -> Mapping[str, Any]:
    """Metadata of a dataclass field whose JSON key is a Python keyword."""
    return {"name": name}


def jsonable(value: Any) -> Any:
    """Dataclasses and Structs to objects, tuples to lists, what is hidden to null; else as it is. Keys in the fields' order."""
    if isinstance(value, HiddenCell):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        shown = [f for f in fields(value) if not f.metadata.get("hidden")]
        shown.sort(key=lambda f: not f.metadata.get("first"))
        return {f.metadata.get("name", f.name): jsonable(getattr(value, f.name)) for f in shown}
    if isinstance(value, Struct):
        return {name: jsonable(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {key: jsonable(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [jsonable(entry) for entry in value]
    return value


def defined(number: float) -> float | None:
    """A Python float, or None where the number is undefined: NaN or infinite."""
    return float(number) if math.isfinite(number) else None
