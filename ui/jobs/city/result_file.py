"""What `city --json` wrote, read again: the units, how they differ, and the questionnaire that was asked."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instruments.i18n import _
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import DataError, KnownError
from servqual_desk.store.whole_files import disk_fault

if TYPE_CHECKING:
    from analysis.table import Table
    from analysis.units.city_units import CityUnit

HEADS = {"class_": "class"}  # a field's name in the JSON where it is another
LATER = ("waves", "ranked")


@dataclass(frozen=True, slots=True, kw_only=True)
class CityResult:
    """A city's units, best first; `icc` is the share of the variance that lies between them."""

    units: "tuple[CityUnit, ...]"
    instrument: Instrument
    n: int
    ikm: float | None
    ikm_lower: float | None
    ikm_upper: float | None
    icc: float | None
    centre: float | None

    def table(self) -> "Table":
        """The units as they may be shown."""
        from analysis.units.city_table import city_table

        return city_table(self.units, self.centre)


def read_city(path: Path) -> CityResult:
    """Read a result.

    Raises:
        DataError: it is none, or was written by a version that did not keep the questionnaire.
        KnownError: the machine does not give the file.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _result(found)
    except OSError as error:
        raise disk_fault(error, path) from error
    except (ValueError, KeyError, TypeError, AttributeError, KnownError) as error:
        sentence = _("{path}: is no result of “servqual-desk city … --json”. Make it anew, or choose another file.")
        raise DataError(sentence.format(path=path)) from error


def _result(found: dict[str, Any]) -> CityResult:
    between, index = found["between"] or {}, found["all"]["skm"] or {}
    interval = index.get("interval") or {}
    return CityResult(
        units=tuple(_unit(unit) for unit in found["units"]),
        instrument=instrument_from_toml(found["questionnaire"], name=str(found["all"]["instrument"]["id"])),
        n=int(found["all"]["data"]["n_responses"]),
        ikm=_number(index.get("ikm")),
        ikm_lower=_number(interval.get("lower")),
        ikm_upper=_number(interval.get("upper")),
        icc=_number(between.get("icc")),
        centre=_number(between.get("centre")),
    )


def _unit(found: dict[str, Any]) -> "CityUnit":
    from analysis.units.city_units import CityUnit

    names = [own.name for own in fields(CityUnit) if own.name not in LATER]
    unit = {name: found[HEADS.get(name, name)] for name in names}
    texts = {name: unit[name] for name in ("unit", "class_", "funnel", "class_probability")}
    numbers = {name: _number(value) for name, value in unit.items() if name not in texts and name != "n"}
    whole = {name: None if unit[name] is None else int(unit[name]) for name in ("rank_lower", "rank_upper")}
    return CityUnit(**(texts | numbers | whole), n=int(unit["n"]))


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return float(value)
