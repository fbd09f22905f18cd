"""The survey that the lab's tests analyse (`oracles/counter.csv`, made by `oracles/data.R`) and what R said of it."""

import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.methods import METHODS
from analysis.methods.outcome import Outcome
from analysis.table import Table
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.questionnaire_text import battery, dimension, document, item, question, scale, weights
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
    return document(
        "counter",
        scale("agree7", 1, 7),
        scale("agree5", 1, 5),
        scale("skm4", 1, 4),
        battery("expectation", "e", "agree7", "Should"),
        battery("perception", "p", "agree7", "Is"),
        *(dimension(name, name, family=family) for name, (family, _items) in dimensions.items()),
        *(
            item(
                name,
                owner,
                f"Statement {name}",
                scale=SCALES[family],
                **({} if family == "servqual" else {"batteries": ["perception"]}),
                **({"reverse": True} if name == "m3" else {}),
            )
            for owner, (family, items) in dimensions.items()
            for name in items
        ),
        extra,
        title="Counter",
    )


YES_NO = {"yes": "Yes", "no": "No"}
EDUCATION = {"sd": "Primary", "sma": "Secondary", "s1": "Bachelor", "s2": "Master"}
PROFILE = {"role": "profile"}
QUESTIONS = "\n".join(
    (
        weights("Divide 100 points", family="servqual"),
        question("sex", "choice", "Sex", choices={"male": "Male", "female": "Female"}, **PROFILE),
        question("education", "choice", "Education", choices=EDUCATION, **PROFILE),
        question("digital_aware", "choice", "Do you know it?", choices=YES_NO, **PROFILE),
        question(
            "digital_used", "choice", "Did you use it?", choices=YES_NO, show_if="digital_aware == 'yes'", **PROFILE
        ),
        question(
            "digital_satisfaction",
            "scale",
            "Were you satisfied?",
            scale="agree5",
            show_if="digital_used == 'yes'",
            **PROFILE,
        ),
        question("overall", "scale", "Overall", role="outcome", scale="agree7"),
        question("comment", "text", "Comment", role="comment"),
    )
)


@cache
def instrument() -> Instrument:
    """The whole questionnaire."""
    return instrument_from_toml(toml(extra=QUESTIONS), name="counter.toml")


def small(**dimensions: tuple[str, ...]) -> Instrument:
    """A questionnaire of the family servqual alone, with these dimensions and items."""
    return instrument_from_toml(toml({d: ("servqual", items) for d, items in dimensions.items()}), name="small.toml")


def frame() -> pd.DataFrame:
    """The 150 simulated responses."""
    return _read().copy()  # a test may change its own


@cache
def _read() -> pd.DataFrame:
    return pd.read_csv(ORACLES / "counter.csv", dtype={"sqd_wave": str})


@cache
def plain_outcome(method: str) -> Outcome:
    """What a method makes of the responses, by its own options."""
    return METHODS[method].run(frame(), instrument())


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
