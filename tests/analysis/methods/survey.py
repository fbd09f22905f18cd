"""The survey that the lab's tests analyse (`oracles/counter.csv`, made by `oracles/data.R`) and what R said of it."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.methods.outcome import Outcome
from analysis.table import Table
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.validation.ledger import compared, record

ORACLES = Path(__file__).parent / "oracles"

ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")
DIMENSIONS = {
    "tangibles": ("servqual", ("t1", "t2", "t3", "t4")),
    "reliability": ("servqual", ("r1", "r2", "r3", "r4")),
    "empathy": ("servqual", ("m1", "m2", "m3")),
    "policy": ("cohen", ("k1", "k2", "k3", "k4")),
    "openness": ("cohen", ("o1", "o2", "o3", "o4")),
    "skm": ("skm", ELEMENTS),
}
SCALES = {"servqual": "agree7", "cohen": "agree5", "skm": "skm4"}


def toml(dimensions: dict[str, tuple[str, tuple[str, ...]]] = DIMENSIONS, extra: str = "") -> str:
    """A questionnaire of these dimensions: both batteries for the family servqual, perception alone for the others."""
    parts = [_HEAD]
    for dimension, (family, _items) in dimensions.items():
        parts.append(f'[[dimensions]]\nid = "{dimension}"\nfamily = "{family}"\ntitle = {{ en = "{dimension}" }}\n')
    for dimension, (family, items) in dimensions.items():
        for item in items:
            batteries = "" if family == "servqual" else 'batteries = ["perception"]\n'
            reverse = "reverse = true\n" if item == "m3" else ""
            parts.append(
                f'[[items]]\nid = "{item}"\ndimension = "{dimension}"\nscale = "{SCALES[family]}"\n{batteries}{reverse}'
                f'text = {{ en = "Statement {item}" }}\n'
            )
    return "\n".join([*parts, extra])


_HEAD = """
format = 1
id = "counter"
version = "1.0.0"
languages = ["en"]
title = { en = "Counter" }
citation = "Made for tests"

[scales.agree7]
min = 1
max = 7

[scales.agree5]
min = 1
max = 5

[scales.skm4]
min = 1
max = 4

[[batteries]]
id = "expectation"
suffix = "e"
scale = "agree7"
stem = { en = "Should" }

[[batteries]]
id = "perception"
suffix = "p"
scale = "agree7"
stem = { en = "Is" }
"""

QUESTIONS = """
[weights]
total = 100
family = "servqual"
prompt = { en = "Divide 100 points" }

[[questions]]
id = "sex"
kind = "choice"
role = "profile"
text = { en = "Sex" }
choices = [{ id = "male", label = { en = "Male" } }, { id = "female", label = { en = "Female" } }]

[[questions]]
id = "education"
kind = "choice"
role = "profile"
text = { en = "Education" }
choices = [
    { id = "sd", label = { en = "Primary" } }, { id = "sma", label = { en = "Secondary" } },
    { id = "s1", label = { en = "Bachelor" } }, { id = "s2", label = { en = "Master" } },
]

[[questions]]
id = "digital_aware"
kind = "choice"
role = "profile"
text = { en = "Do you know it?" }
choices = [{ id = "yes", label = { en = "Yes" } }, { id = "no", label = { en = "No" } }]

[[questions]]
id = "digital_used"
kind = "choice"
role = "profile"
text = { en = "Did you use it?" }
choices = [{ id = "yes", label = { en = "Yes" } }, { id = "no", label = { en = "No" } }]
show_if = "digital_aware == 'yes'"

[[questions]]
id = "digital_satisfaction"
kind = "scale"
role = "profile"
scale = "agree5"
text = { en = "Were you satisfied?" }
show_if = "digital_used == 'yes'"

[[questions]]
id = "overall"
kind = "scale"
role = "outcome"
scale = "agree7"
text = { en = "Overall" }

[[questions]]
id = "comment"
kind = "text"
role = "comment"
text = { en = "Comment" }
"""


def instrument() -> Instrument:
    """The whole questionnaire."""
    return instrument_from_toml(toml(extra=QUESTIONS), name="counter.toml")


def small(**dimensions: tuple[str, ...]) -> Instrument:
    """A questionnaire of the family servqual alone, with these dimensions and items."""
    return instrument_from_toml(toml({d: ("servqual", items) for d, items in dimensions.items()}), name="small.toml")


def frame() -> pd.DataFrame:
    """The 150 simulated responses."""
    return pd.read_csv(ORACLES / "counter.csv", dtype={"sqd_wave": str})


def oracle(name: str) -> Any:
    """What the script `oracles/<name>.R` wrote."""
    return json.loads((ORACLES / f"{name}.json").read_text(encoding="utf-8"))


def row(table: Table, **keys: Any) -> dict[str, Any]:
    """The only row of the table with these cells."""
    names = [column.id for column in table.columns]
    rows = [dict(zip(names, cells, strict=True)) for cells in table.rows]
    (found,) = [r for r in rows if all(r[key] == value for key, value in keys.items())]
    return found


def agree(ours: Any, expected: Any, rel: float = 1e-8) -> bool:
    """Whether a number is the oracle's to `rel` (1e-12 absolute around zero); None and null agree."""
    if expected is None or ours is None:
        return ours is expected
    compared(ours, expected)
    return math.isclose(ours, expected, rel_tol=rel, abs_tol=1e-12)


def all_agree(ours: Any, expected: Any, rel: float = 1e-8) -> bool:
    """Whether every number of an array is the oracle's, to `rel` of the largest of them."""
    theirs = np.asarray(expected, dtype=float)
    difference = float(np.abs(np.asarray(ours, dtype=float) - theirs).max() / np.abs(theirs).max())
    record(difference, values=theirs.size)
    return difference <= rel


def codes(outcome: Outcome) -> set[str]:
    """The codes of all notes of an outcome and its tables."""
    return {note.code for note in (*outcome.notes, *(n for t in outcome.tables for n in t.notes))}


def numbers(outcome: Outcome) -> Iterator[float]:
    """Every number in every cell."""
    for table in outcome.tables:
        for cells in table.rows:
            yield from (cell for cell in cells if isinstance(cell, float))
