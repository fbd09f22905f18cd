"""What only the office can count, beside what citizens are asked: the catalogue of indicators, data in `library/indicators.toml`.

It holds no value. A value is the office's own, with its period and its source, and never enters the answers of citizens.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from instruments.model import Text

LIBRARY = Path(__file__).parent / "library" / "indicators.toml"
ONLINE_SERVICES = "online-services"  # the one that is computed from the catalogue of services

Direction = Literal["more", "less"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that is counted.

    Attributes:
        code: of the library; of the office's own ones their words.
        direction: whether more or less of it is better.
        area: which of the papers' three indicators after Cohen it belongs to; "" for none.
        source: where the indicator, not its value, comes from.
        filled_by: who in the office knows the value.
        is_computed: nobody types its value.
    """

    code: str
    title: Text
    unit: Text
    direction: Direction
    area: str = ""
    source: Text
    filled_by: Text
    is_computed: bool = False

    @property
    def is_share(self) -> bool:
        """Whether its unit is a part of a hundred."""
        return self.unit.get("en").startswith("%")

    def reaches(self, value: float, goal: float) -> bool:
        """Whether a value is as good as a goal, or better."""
        return value >= goal if self.direction == "more" else value <= goal


@cache
def library_indicators() -> Mapping[str, Indicator]:
    """The library's indicators by their code, in the file's order."""
    read: dict[str, Any] = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return {one["code"]: _indicator(one) for one in read["indicators"]}


def indicator_title(code: str, language: str) -> str:
    """What an indicator is called; the office's own are their words."""
    known = library_indicators().get(code)
    return known.title.get(language) if known else code


def _indicator(one: Mapping[str, Any]) -> Indicator:
    title, unit, source, filled_by = (Text(words=one[key]) for key in ("title", "unit", "source", "filled_by"))
    return Indicator(
        code=one["code"],
        title=title,
        unit=unit,
        direction=one["direction"],
        area=one["area"],
        source=source,
        filled_by=filled_by,
        is_computed=one.get("computed", False),
    )
