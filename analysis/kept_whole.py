"""An analysis as plain values with nothing left out, and made of them again: for results that are opened without the answers.

The JSON of the contract leaves out what only tables, charts and sentences need. Numbers come back as they were, to the last bit.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

import msgspec
import numpy as np

from analysis.survey import Analysis
from instruments.model import Instrument

APART = "questionnaire"  # kept as the file that it is


def kept_whole(analysis: Analysis) -> dict[str, Any]:
    """Objects, lists, texts and numbers; without the questionnaire, and without the picture of single respondents' residuals."""
    models = analysis.regression and tuple(replace(model, residuals=()) for model in analysis.regression)
    whole = replace(analysis, regression=models)
    names = [own.name for own in fields(Analysis) if own.name != APART]
    return {name: msgspec.to_builtins(getattr(whole, name), enc_hook=_plain) for name in names}


def analysis_from(kept: Mapping[str, Any], questionnaire: Instrument) -> Analysis:
    """The analysis that `kept_whole` took apart.

    Raises:
        KeyError, msgspec.ValidationError: these are no such values.
    """
    parts = {
        name: msgspec.convert(kept[name], kind, dec_hook=_array)
        for name, kind in get_type_hints(Analysis).items()
        if name != APART
    }
    return Analysis(**parts, questionnaire=questionnaire)


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise NotImplementedError(type(value))


def _array(_kind: object, value: Any) -> object:
    """The only values that are no plain ones are whole numbers in an array."""
    return np.array(value, dtype=np.int64)
