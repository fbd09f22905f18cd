"""Tiny questionnaires and their answers, so that a test reads as text."""

from collections.abc import Mapping, Sequence

import pandas as pd

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from tests.questionnaire_text import battery, dimension, document, item, question
from tests.questionnaire_text import scale as scale_part
from tests.questionnaire_text import weights as weights_part

SUFFIXES = {"expectation": "e", "perception": "p", "importance": "i"}
PAIR = ("expectation", "perception")
PERCEPTION = ("perception",)


def questionnaire(
    dimensions: Mapping[str, Sequence[str]],
    batteries: Sequence[str] = PERCEPTION,
    *,
    scale: tuple[int, int] = (1, 5),
    scales: Mapping[str, tuple[int, int]] | None = None,
    families: Mapping[str, str] | None = None,
    asked: Mapping[str, Sequence[str]] | None = None,
    reverse: Sequence[str] = (),
    weights: str | None = None,
    outcomes: Sequence[str] = (),
    extra: str = "",
) -> Instrument:
    """A questionnaire of these dimensions and items, all on one scale.

    Columns are `<item>_e`, `_p`, `_i`, or `<item>` where perception alone is asked. By id: `scales` overrides an item's scale,
    `families` gives a dimension's family, `asked` an item's batteries; `weights` names the family of the constant sum.
    """
    of_item = scales or {}
    alone = tuple(batteries) == PERCEPTION
    toml = document(
        "tiny",
        scale_part("main", *scale),
        *(scale_part(f"of_{name}", *limits) for name, limits in of_item.items()),
        *(battery(name, "" if alone else SUFFIXES[name], "main", "x") for name in batteries),
        *(dimension(name, "x", family=(families or {}).get(name, "")) for name in dimensions),
        *(
            item(
                name,
                owner,
                "x",
                **({"scale": f"of_{name}"} if name in of_item else {}),
                **({"batteries": asked[name]} if asked and name in asked else {}),
                **({"reverse": True} if name in reverse else {}),
            )
            for owner, items in dimensions.items()
            for name in items
        ),
        *([weights_part("x", family=weights)] if weights is not None else []),
        *(question(name, "number", "x", role="outcome") for name in outcomes),
        extra,
        title="Tiny",
    )
    return instrument_from_toml(toml, name="tiny.toml")


def answers(**columns: Sequence[float | str | None]) -> pd.DataFrame:
    """A frame of answers, None where one is missing."""
    return pd.DataFrame({name: pd.Series(list(cells)) for name, cells in columns.items()})
