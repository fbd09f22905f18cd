"""Tiny questionnaires and their answers, so that a test reads as text."""

from collections.abc import Mapping, Sequence

import pandas as pd

from instruments.load import instrument_from_toml
from instruments.model import Instrument

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
    parts = [_HEAD, _scale("main", scale)]
    for item, limits in (scales or {}).items():
        parts.append(_scale(f"of_{item}", limits))
    for battery in batteries:
        suffix = "" if tuple(batteries) == PERCEPTION else SUFFIXES[battery]
        parts.append(f'[[batteries]]\nid = "{battery}"\nsuffix = "{suffix}"\nscale = "main"\nstem = {{ en = "x" }}')
    for dimension in dimensions:
        family = (families or {}).get(dimension, "")
        parts.append(f'[[dimensions]]\nid = "{dimension}"\nfamily = "{family}"\ntitle = {{ en = "x" }}')
    for dimension, items in dimensions.items():
        for item in items:
            lines = [f'[[items]]\nid = "{item}"\ndimension = "{dimension}"\ntext = {{ en = "x" }}']
            lines += [f'scale = "of_{item}"'] if item in (scales or {}) else []
            lines += [f"batteries = {list(asked[item])}"] if asked and item in asked else []
            lines += ["reverse = true"] if item in reverse else []
            parts.append("\n".join(lines))
    if weights is not None:
        parts.append(f'[weights]\ntotal = 100\nfamily = "{weights}"\nprompt = {{ en = "x" }}')
    parts += [f'[[questions]]\nid = "{o}"\nkind = "number"\nrole = "outcome"\ntext = {{ en = "x" }}' for o in outcomes]
    return instrument_from_toml("\n".join([*parts, extra]), name="tiny.toml")


def answers(**columns: Sequence[float | str | None]) -> pd.DataFrame:
    """A frame of answers, None where one is missing."""
    return pd.DataFrame({name: pd.Series(list(cells)) for name, cells in columns.items()})


def _scale(scale_id: str, limits: tuple[int, int]) -> str:
    return f"[scales.{scale_id}]\nmin = {limits[0]}\nmax = {limits[1]}"


_HEAD = """
format = 1
id = "tiny"
version = "1.0.0"
languages = ["en"]
title = { en = "Tiny" }
citation = "Made for tests"
"""
