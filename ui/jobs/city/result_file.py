"""What `city --json` wrote, read again: the units, how they differ, and the questionnaire that was asked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from instruments.i18n import N_, _
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import DataError, KnownError
from servqual_desk.store.whole_files import disk_fault

if TYPE_CHECKING:
    from analysis.table import Table
    from analysis.units.between_unit_variance import Between
    from analysis.units.city_units import CityUnit

NO_RESULT = N_("{path}: is no result of “servqual-desk city … --json”. Make it anew, or choose another file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CityResult:
    """A city's units, best first; `icc` is the share of the variance that lies between them.

    `kept` is what papers need besides, as it stands in the file: empty in one of an earlier version.
    """

    units: "tuple[CityUnit, ...]"
    instrument: Instrument
    n: int
    ikm: float | None
    ikm_lower: float | None
    ikm_upper: float | None
    between: "Between | None"
    title: str
    left_out: int
    kept: dict[str, Any]

    @property
    def icc(self) -> float | None:
        return self.between.icc if self.between else None

    def table(self) -> "Table":
        """The units as they may be shown."""
        from analysis.units.city_table import city_table

        return city_table(self.units, self.between.centre if self.between else None)


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
        raise DataError(_(NO_RESULT).format(path=path)) from error


def _result(found: dict[str, Any]) -> CityResult:
    from analysis.units.between_unit_variance import Between

    index, kept = found["all"]["skm"] or {}, found.get("report") or {}
    interval = index.get("interval") or {}
    return CityResult(
        units=tuple(_unit(unit) for unit in found["units"]),
        instrument=instrument_from_toml(found["questionnaire"], name=str(found["all"]["instrument"]["id"])),
        n=int(found["all"]["data"]["n_responses"]),
        ikm=_number(index.get("ikm")),
        ikm_lower=_number(interval.get("lower")),
        ikm_upper=_number(interval.get("upper")),
        between=msgspec.convert(found["between"], Between | None),
        title=str(kept.get("title", "")),
        left_out=len(found["left_out"]),
        kept=kept,
    )


def _unit(found: dict[str, Any]) -> "CityUnit":
    from analysis.units.city_units import CityUnit

    return msgspec.convert(found | {"class_": found["class"], "waves": None}, CityUnit)


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return float(value)
